package croze.engine.cpu.float64;

import croze.engine.cpu.plan.Runs;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The loops on the Vector API. Rows are a multiple of the vector's length. */
final class VectorKernels implements Kernels {
  private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  /** Elements of packed weights that stay in the first-level cache beside inputs and outputs. */
  private static final int RESIDENT = 24 * 1024 / Double.BYTES;

  /** Pixel groups that share a run's weights if all runs' do not fit. */
  private static final int CHUNK = 16;

  /** Pixels of a strip of the weight gradient: what they read stays in the first-level cache. */
  private static final int STRIP = 64;

  @Override
  public int lanes() {
    return L;
  }

  @Override
  public int block(int channels) {
    return 2 * L;
  }

  @Override
  public void convolve(Runs runs, double[] x, double[] w, double[] start, double[] y) {
    int rows = runs.rows.length;
    if (rows == 0) {
      if (start != null) {
        for (int out : runs.out) {
          System.arraycopy(start, 0, y, out, runs.to.stride());
        }
      }
      return;
    }
    for (int channel = 0; channel < runs.to.stride(); channel += 2 * L) {
      int width = Math.min(2 * L, runs.to.stride() - channel);
      int size = rows * runs.length * width;
      int chunk = size <= RESIDENT ? 2 : CHUNK;
      int wAt = channel * rows * runs.length;
      for (int group = 0; group < runs.groups; group += chunk) {
        int end = Math.min(group + chunk, runs.groups);
        for (int t = 0; t < rows; t++) {
          double[] from = t == 0 ? start : null;
          convolveGroups(
              runs, group, end, t, x, w, wAt + t * runs.length * width, from, y, channel, width);
        }
      }
      for (int p = runs.groups * Runs.GROUP; p < runs.pixels; p++) {
        convolvePixel(runs, p, x, w, wAt, start, y, channel, width);
      }
    }
  }

  private static void convolveGroups(
      Runs runs,
      int group,
      int end,
      int t,
      double[] x,
      double[] w,
      int wAt,
      double[] start,
      double[] y,
      int channel,
      int width) {
    int yStep = runs.outStep;
    double[] c = start == null ? y : start;
    int cStep = start == null ? yStep : 0;
    for (int i = group; i < end; i += 2) {
      int first = Runs.GROUP * i;
      // An odd last group is paired with itself: both halves compute and store the same.
      int second = i + 1 < end ? first + Runs.GROUP : first;
      int x0 = runs.in[first] + runs.rows[t];
      int x1 = runs.in[second] + runs.rows[t];
      int y0 = runs.out[first] + channel;
      int y1 = runs.out[second] + channel;
      int c0 = start == null ? y0 : channel;
      int c1 = start == null ? y1 : channel;
      if (width == 2 * L) {
        ConvolutionTiles.eightByTwo(
            c, c0, c1, cStep, x, x0, x1, runs.inStep, w, wAt, runs.length, y, y0, y1, yStep);
      } else {
        ConvolutionTiles.eightByOne(
            c, c0, c1, cStep, x, x0, x1, runs.inStep, w, wAt, runs.length, y, y0, y1, yStep);
      }
    }
  }

  private static void convolvePixel(
      Runs runs,
      int p,
      double[] x,
      double[] w,
      int wAt,
      double[] start,
      double[] y,
      int channel,
      int width) {
    for (int v = 0; v < width; v += L) {
      int yAt = runs.out[p] + channel + v;
      for (int t = 0; t < runs.rows.length; t++) {
        boolean fresh = t == 0 && start != null;
        ConvolutionTiles.oneByOne(
            fresh ? start : y,
            fresh ? channel + v : yAt,
            x,
            runs.in[p] + runs.rows[t],
            w,
            wAt + t * runs.length * width + v,
            width,
            runs.length,
            y,
            yAt);
      }
    }
  }

  @Override
  public void weightGradient(Runs runs, double[] x, double[] g, double[] dw) {
    int channels = runs.to.stride();
    int tiles = (runs.length + GRADIENT_ROWS - 1) / GRADIENT_ROWS;
    for (int from = 0; from < runs.in.length; from += STRIP) {
      int to = Math.min(from + STRIP, runs.in.length);
      for (int c = 0; c < channels; c += 2 * L) {
        for (int t = 0; t < runs.rows.length; t++) {
          for (int tile = 0; tile < tiles; tile++) {
            int i = runs.rows[t] + tile * GRADIENT_ROWS;
            int at = ((t * tiles + tile) * channels + c) * GRADIENT_ROWS;
            if (c + L < channels) {
              GradientTiles.eightByTwo(runs.in, runs.out, from, to, x, i, g, c, dw, at);
            } else {
              GradientTiles.eightByOne(runs.in, runs.out, from, to, x, i, g, c, dw, at);
            }
          }
        }
      }
    }
  }

  private static DoubleVector at(double[] x, int i) {
    return DoubleVector.fromArray(S, x, i);
  }

  @Override
  public void scaled(double times, double[] x, int xAt, double[] y, int yAt, int n) {
    for (int i = 0; i < n; i += L) {
      at(x, xAt + i).mul(times).intoArray(y, yAt + i);
    }
  }

  @Override
  public void addScaled(double times, double[] x, int xAt, double[] y, int yAt, int n) {
    DoubleVector factor = DoubleVector.broadcast(S, times);
    for (int i = 0; i < n; i += L) {
      at(x, xAt + i).fma(factor, at(y, yAt + i)).intoArray(y, yAt + i);
    }
  }

  @Override
  public void affine(double[] x, int xAt, Affine map, double[] y, int yAt, int n) {
    double[] centre = map.centre();
    double[] scale = map.scale();
    double[] shift = map.shift();
    for (int i = 0; i < n; i += L) {
      DoubleVector d = at(x, xAt + i).sub(at(centre, i));
      d.fma(at(scale, i), at(shift, i)).intoArray(y, yAt + i);
    }
  }

  @Override
  public void addAffine(double[] x, int xAt, Affine map, double[] y, int yAt, int n) {
    double[] centre = map.centre();
    double[] scale = map.scale();
    double[] shift = map.shift();
    for (int i = 0; i < n; i += L) {
      DoubleVector d = at(x, xAt + i).sub(at(centre, i));
      d.fma(at(scale, i), at(shift, i)).add(at(y, yAt + i)).intoArray(y, yAt + i);
    }
  }

  @Override
  public void relu(double[] x, int xAt, double[] y, int yAt, int n) {
    for (int i = 0; i < n; i += L) {
      at(x, xAt + i).max(0).intoArray(y, yAt + i);
    }
  }

  @Override
  public void where(double[] r, int rAt, double[] g, int gAt, double[] y, int yAt, int n) {
    DoubleVector zero = DoubleVector.zero(S);
    for (int i = 0; i < n; i += L) {
      VectorMask<Double> open = at(r, rAt + i).compare(VectorOperators.GT, zero);
      zero.blend(at(g, gAt + i), open).intoArray(y, yAt + i);
    }
  }

  @Override
  public void addMoments(
      double[] x, int xAt, double[] centre, double[] sum, double[] squares, int n) {
    for (int i = 0; i < n; i += L) {
      DoubleVector d = at(x, xAt + i).sub(at(centre, i));
      d.add(at(sum, i)).intoArray(sum, i);
      d.fma(d, at(squares, i)).intoArray(squares, i);
    }
  }

  @Override
  public void addProducts(
      double[] x, int xAt, double[] centre, double[] g, int gAt, double[] sum, int n) {
    for (int i = 0; i < n; i += L) {
      DoubleVector d = at(x, xAt + i).sub(at(centre, i));
      d.fma(at(g, gAt + i), at(sum, i)).intoArray(sum, i);
    }
  }

  @Override
  public void normGradient(
      double[] g, int gAt, double[] x, int xAt, NormGradient k, double[] y, int yAt, int n) {
    double[] a = k.a();
    double[] b = k.b();
    double[] c = k.c();
    double[] centre = k.centre();
    for (int i = 0; i < n; i += L) {
      DoubleVector d = at(x, xAt + i).sub(at(centre, i));
      DoubleVector rest = d.fma(at(b, i), at(c, i));
      at(g, gAt + i).fma(at(a, i), rest).intoArray(y, yAt + i);
    }
  }

  @Override
  public void addWindow(
      Window around, double[] x, int xAt, double[] scale, double[] y, int yAt, int n) {
    int pixel = around.pixel();
    int row = around.row();
    for (int i = 0; i < n; i += L) {
      int at = xAt + i;
      DoubleVector above =
          at(x, at - row - pixel).add(at(x, at - row)).add(at(x, at - row + pixel));
      DoubleVector here = at(x, at - pixel).add(at(x, at)).add(at(x, at + pixel));
      DoubleVector below =
          at(x, at + row - pixel).add(at(x, at + row)).add(at(x, at + row + pixel));
      DoubleVector sum = above.add(here).add(below);
      sum.fma(at(scale, i), at(y, yAt + i)).intoArray(y, yAt + i);
    }
  }

  @Override
  public void addScaledWindow(
      Window around,
      double[] g,
      int gAt,
      double[] above,
      double[] here,
      double[] below,
      double[] y,
      int yAt,
      int n) {
    int pixel = around.pixel();
    int row = around.row();
    for (int i = 0; i < n; i += L) {
      int left = gAt + i - pixel;
      DoubleVector sum = at(g, left - row).fma(at(above, i), at(y, yAt + i));
      sum = at(g, left).fma(at(here, i), sum);
      sum = at(g, left + row).fma(at(below, i), sum);
      int middle = left + pixel;
      sum = at(g, middle - row).fma(at(above, i + pixel), sum);
      sum = at(g, middle).fma(at(here, i + pixel), sum);
      sum = at(g, middle + row).fma(at(below, i + pixel), sum);
      int right = middle + pixel;
      sum = at(g, right - row).fma(at(above, i + 2 * pixel), sum);
      sum = at(g, right).fma(at(here, i + 2 * pixel), sum);
      sum = at(g, right + row).fma(at(below, i + 2 * pixel), sum);
      sum.intoArray(y, yAt + i);
    }
  }
}
