package croze.engine.cpu.float64;

import croze.engine.cpu.plan.Runs;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops over rows on the Vector API, and {@link VectorConvolution}. Rows are a multiple of the
 * vector's length.
 *
 * <p>Vectors come straight from {@code fromArray}, never from a method of ours: where a loop is
 * inlined into a large caller, the compiler may leave out our method, and then it boxes.
 */
final class VectorKernels implements Kernels {
  private static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
  private static final int L = S.length();

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
    VectorConvolution.convolve(runs, x, w, start, y);
  }

  @Override
  public void weightGradient(Runs runs, double[] x, double[] g, double[] dw) {
    VectorConvolution.weightGradient(runs, x, g, dw);
  }

  @Override
  public void depthwise(Runs runs, double[] x, double[] w, double[] start, double[] y) {
    VectorDepthwise.convolve(runs, x, w, start, y);
  }

  @Override
  public void depthwiseWeightGradient(Runs runs, double[] x, double[] g, double[] dw) {
    VectorDepthwise.weightGradient(runs, x, g, dw);
  }

  @Override
  public void scaled(double times, double[] x, int xAt, double[] y, int yAt, int n) {
    for (int i = 0; i < n; i += L) {
      DoubleVector.fromArray(S, x, xAt + i).mul(times).intoArray(y, yAt + i);
    }
  }

  @Override
  public void addScaled(double times, double[] x, int xAt, double[] y, int yAt, int n) {
    DoubleVector factor = DoubleVector.broadcast(S, times);
    for (int i = 0; i < n; i += L) {
      DoubleVector.fromArray(S, x, xAt + i)
          .fma(factor, DoubleVector.fromArray(S, y, yAt + i))
          .intoArray(y, yAt + i);
    }
  }

  @Override
  public void affine(double[] x, int xAt, Affine map, double[] y, int yAt, int n) {
    double[] centre = map.centre();
    double[] scale = map.scale();
    double[] shift = map.shift();
    for (int i = 0; i < n; i += L) {
      DoubleVector d =
          DoubleVector.fromArray(S, x, xAt + i).sub(DoubleVector.fromArray(S, centre, i));
      d.fma(DoubleVector.fromArray(S, scale, i), DoubleVector.fromArray(S, shift, i))
          .intoArray(y, yAt + i);
    }
  }

  @Override
  public void addAffine(double[] x, int xAt, Affine map, double[] y, int yAt, int n) {
    double[] centre = map.centre();
    double[] scale = map.scale();
    double[] shift = map.shift();
    for (int i = 0; i < n; i += L) {
      DoubleVector d =
          DoubleVector.fromArray(S, x, xAt + i).sub(DoubleVector.fromArray(S, centre, i));
      d.fma(DoubleVector.fromArray(S, scale, i), DoubleVector.fromArray(S, shift, i))
          .add(DoubleVector.fromArray(S, y, yAt + i))
          .intoArray(y, yAt + i);
    }
  }

  @Override
  public void relu(double[] x, int xAt, double[] y, int yAt, int n) {
    for (int i = 0; i < n; i += L) {
      DoubleVector.fromArray(S, x, xAt + i).max(0).intoArray(y, yAt + i);
    }
  }

  @Override
  public void where(double[] r, int rAt, double[] g, int gAt, double[] y, int yAt, int n) {
    DoubleVector zero = DoubleVector.zero(S);
    for (int i = 0; i < n; i += L) {
      VectorMask<Double> open =
          DoubleVector.fromArray(S, r, rAt + i).compare(VectorOperators.GT, zero);
      zero.blend(DoubleVector.fromArray(S, g, gAt + i), open).intoArray(y, yAt + i);
    }
  }

  @Override
  public void addMoments(
      double[] x, int xAt, double[] centre, double[] sum, double[] squares, int n) {
    for (int i = 0; i < n; i += L) {
      DoubleVector d =
          DoubleVector.fromArray(S, x, xAt + i).sub(DoubleVector.fromArray(S, centre, i));
      d.add(DoubleVector.fromArray(S, sum, i)).intoArray(sum, i);
      d.fma(d, DoubleVector.fromArray(S, squares, i)).intoArray(squares, i);
    }
  }

  @Override
  public void addProducts(
      double[] x, int xAt, double[] centre, double[] g, int gAt, double[] sum, int n) {
    for (int i = 0; i < n; i += L) {
      DoubleVector d =
          DoubleVector.fromArray(S, x, xAt + i).sub(DoubleVector.fromArray(S, centre, i));
      d.fma(DoubleVector.fromArray(S, g, gAt + i), DoubleVector.fromArray(S, sum, i))
          .intoArray(sum, i);
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
      DoubleVector d =
          DoubleVector.fromArray(S, x, xAt + i).sub(DoubleVector.fromArray(S, centre, i));
      DoubleVector rest = d.fma(DoubleVector.fromArray(S, b, i), DoubleVector.fromArray(S, c, i));
      DoubleVector.fromArray(S, g, gAt + i)
          .fma(DoubleVector.fromArray(S, a, i), rest)
          .intoArray(y, yAt + i);
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
          DoubleVector.fromArray(S, x, at - row - pixel)
              .add(DoubleVector.fromArray(S, x, at - row))
              .add(DoubleVector.fromArray(S, x, at - row + pixel));
      DoubleVector here =
          DoubleVector.fromArray(S, x, at - pixel)
              .add(DoubleVector.fromArray(S, x, at))
              .add(DoubleVector.fromArray(S, x, at + pixel));
      DoubleVector below =
          DoubleVector.fromArray(S, x, at + row - pixel)
              .add(DoubleVector.fromArray(S, x, at + row))
              .add(DoubleVector.fromArray(S, x, at + row + pixel));
      DoubleVector sum = above.add(here).add(below);
      sum.fma(DoubleVector.fromArray(S, scale, i), DoubleVector.fromArray(S, y, yAt + i))
          .intoArray(y, yAt + i);
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
      DoubleVector sum =
          DoubleVector.fromArray(S, g, left - row)
              .fma(DoubleVector.fromArray(S, above, i), DoubleVector.fromArray(S, y, yAt + i));
      sum = DoubleVector.fromArray(S, g, left).fma(DoubleVector.fromArray(S, here, i), sum);
      sum = DoubleVector.fromArray(S, g, left + row).fma(DoubleVector.fromArray(S, below, i), sum);
      int middle = left + pixel;
      sum =
          DoubleVector.fromArray(S, g, middle - row)
              .fma(DoubleVector.fromArray(S, above, i + pixel), sum);
      sum =
          DoubleVector.fromArray(S, g, middle).fma(DoubleVector.fromArray(S, here, i + pixel), sum);
      sum =
          DoubleVector.fromArray(S, g, middle + row)
              .fma(DoubleVector.fromArray(S, below, i + pixel), sum);
      int right = middle + pixel;
      sum =
          DoubleVector.fromArray(S, g, right - row)
              .fma(DoubleVector.fromArray(S, above, i + 2 * pixel), sum);
      sum =
          DoubleVector.fromArray(S, g, right)
              .fma(DoubleVector.fromArray(S, here, i + 2 * pixel), sum);
      sum =
          DoubleVector.fromArray(S, g, right + row)
              .fma(DoubleVector.fromArray(S, below, i + 2 * pixel), sum);
      sum.intoArray(y, yAt + i);
    }
  }
}
