package croze.proxy.croze;

import croze.tensor.Tensor;

/**
 * Which cosines CRoZe takes of two tensors of one shape. Where a square leaves the range of a
 * double, the tensors are scaled by powers of two first; NaN if an element is infinite or NaN.
 */
public enum Cosine {
  /** Along the first axis, one a column; a·b / (max(‖a‖, 1e-8)·max(‖b‖, 1e-8)). */
  COLUMNS {
    @Override
    double[] of(Tensor a, Tensor b) {
      return columns(
          a,
          b,
          (aa, aExponent, bb, bExponent) ->
              Math.max(Math.sqrt(aa), Math.scalb(FLOOR, -aExponent))
                  * Math.max(Math.sqrt(bb), Math.scalb(FLOOR, -bExponent)));
    }
  },
  /** Along the first axis; a·b / max(‖a‖·‖b‖, 1e-8), as PyTorch had it before 1.12. */
  COLUMNS_FLOORED_PRODUCT {
    @Override
    double[] of(Tensor a, Tensor b) {
      return columns(
          a,
          b,
          (aa, aExponent, bb, bExponent) ->
              Math.max(Math.sqrt(aa * bb), Math.scalb(FLOOR, -aExponent - bExponent)));
    }
  },
  /** One of the whole tensors, a·b / (‖a‖·‖b‖), 0 where a norm is 0 (Eq. 5, 8, 9). */
  FLATTENED {
    @Override
    double[] of(Tensor a, Tensor b) {
      if (Tensor.isExact(a.dot(a)) && Tensor.isExact(b.dot(b))) {
        return new double[] {a.dot(b) / (a.norm() * b.norm())};
      }
      Tensor scaledA = a.scaled(-a.exponent());
      Tensor scaledB = b.scaled(-b.exponent());
      double norms = scaledA.norm() * scaledB.norm();
      return new double[] {norms == 0 ? 0 : scaledA.dot(scaledB) / norms};
    }
  };

  private static final double FLOOR = 1e-8;

  /** The cosines of a and b: one a column, or one in all. */
  abstract double[] of(Tensor a, Tensor b);

  /** What a·b is divided by, of tensors divided by 2 to the power of their exponents. */
  @FunctionalInterface
  private interface Denominator {
    double of(double aa, int aExponent, double bb, int bExponent);
  }

  private static double[] columns(Tensor a, Tensor b, Denominator denominator) {
    int rows = a.shape()[0];
    int columns = a.size() / rows;
    double[] dot = new double[columns];
    double[] aa = new double[columns];
    double[] bb = new double[columns];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        double x = a.data()[r * columns + c];
        double y = b.data()[r * columns + c];
        dot[c] += x * y;
        aa[c] += x * x;
        bb[c] += y * y;
      }
    }
    for (int c = 0; c < columns; c++) {
      boolean exact = Tensor.isExact(aa[c]) && Tensor.isExact(bb[c]) && aa[c] * bb[c] <= 0x1p1000;
      dot[c] =
          exact
              ? dot[c] / denominator.of(aa[c], 0, bb[c], 0)
              : scaled(column(a, c, columns), column(b, c, columns), denominator);
    }
    return dot;
  }

  private static double scaled(Tensor a, Tensor b, Denominator denominator) {
    int aExponent = a.exponent();
    int bExponent = b.exponent();
    Tensor x = a.scaled(-aExponent);
    Tensor y = b.scaled(-bExponent);
    return x.dot(y) / denominator.of(x.dot(x), aExponent, y.dot(y), bExponent);
  }

  private static Tensor column(Tensor t, int column, int columns) {
    double[] values = new double[t.size() / columns];
    for (int r = 0; r < values.length; r++) {
      values[r] = t.data()[r * columns + column];
    }
    return Tensor.of(values, values.length);
  }
}
