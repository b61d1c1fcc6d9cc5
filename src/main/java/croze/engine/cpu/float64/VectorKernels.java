package croze.engine.cpu.float64;

import croze.engine.cpu.plan.Runs;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The loops on the Vector API. Rows are a multiple of the vector's length. */
final class VectorKernels implements Kernels {
  private static final VectorSpecies<Double> S = Tiles.S;
  private static final int L = Tiles.L;

  /** Elements of packed weights that stay in the first-level cache beside inputs and outputs. */
  private static final int RESIDENT = 24 * 1024 / Double.BYTES;

  /** Pixel groups that share a run's weights if all runs' do not fit. */
  private static final int CHUNK = 16;

  /** Pixels of a strip of the weight gradient. */
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
      for (int p = runs.groups * Runs.GROUP; p < runs.in.length; p++) {
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
        Tiles.eightByTwo(
            c, c0, c1, cStep, x, x0, x1, runs.inStep, w, wAt, runs.length, y, y0, y1, yStep);
      } else {
        Tiles.eightByOne(
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
        Tiles.oneByOne(
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
    for (int from = 0; from < runs.in.length; from += STRIP) {
      int to = Math.min(from + STRIP, runs.in.length);
      int tile = GRADIENT_ROWS * 2 * L;
      int stride = GRADIENT_ROWS * channels;
      int tiles = (runs.length + GRADIENT_ROWS - 1) / GRADIENT_ROWS;
      for (int c = 0; c < channels; c += 2 * L) {
        for (int t = 0; t < runs.rows.length; t++) {
          for (int i = 0; i < tiles; i++) {
            int at = (t * tiles + i) * stride + c * GRADIENT_ROWS;
            if (c + 2 * L <= channels) {
              Tiles.gradientByTwo(
                  runs.in, runs.out, from, to, x, runs.rows[t] + i * GRADIENT_ROWS, g, c, dw, at);
            } else {
              Tiles.gradientByOne(
                  runs.in, runs.out, from, to, x, runs.rows[t] + i * GRADIENT_ROWS, g, c, dw, at);
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
  public void add(double[] x, int xAt, double[] y, int yAt, int n) {
    for (int i = 0; i < n; i += L) {
      at(x, xAt + i).add(at(y, yAt + i)).intoArray(y, yAt + i);
    }
  }

  @Override
  public void scale(double[] x, int xAt, double[] scale, double[] y, int yAt, int n) {
    for (int i = 0; i < n; i += L) {
      at(scale, i).mul(at(x, xAt + i)).intoArray(y, yAt + i);
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
  public void window(
      double[] x, int xAt, int pixel, int row, double[] scale, double[] y, int yAt, int n) {
    for (int i = 0; i < n; i += L) {
      int at = xAt + i;
      DoubleVector above =
          at(x, at - row - pixel).add(at(x, at - row)).add(at(x, at - row + pixel));
      DoubleVector here = at(x, at - pixel).add(at(x, at)).add(at(x, at + pixel));
      DoubleVector below =
          at(x, at + row - pixel).add(at(x, at + row)).add(at(x, at + row + pixel));
      above.add(here).add(below).mul(at(scale, i)).intoArray(y, yAt + i);
    }
  }
}
