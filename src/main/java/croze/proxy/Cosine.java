package croze.proxy;

import croze.tensor.Tensor;
import java.util.function.DoubleBinaryOperator;

/** Which cosines CRoZe takes of two tensors of one shape. */
public enum Cosine {
  /** Along the first axis, one a column; a·b / (max(‖a‖, 1e-8)·max(‖b‖, 1e-8)). */
  COLUMNS {
    @Override
    double[] of(Tensor a, Tensor b) {
      return columns(a, b, (aa, bb) -> floored(aa) * floored(bb));
    }
  },
  /** Along the first axis; a·b / max(‖a‖·‖b‖, 1e-8), as PyTorch had it before 1.12. */
  COLUMNS_FLOORED_PRODUCT {
    @Override
    double[] of(Tensor a, Tensor b) {
      return columns(a, b, (aa, bb) -> floored(aa * bb));
    }
  },
  /** One of the whole tensors, a·b / (‖a‖·‖b‖), 0 where a norm is 0 (Eq. 5, 8, 9). */
  FLATTENED {
    @Override
    double[] of(Tensor a, Tensor b) {
      double norms = a.norm() * b.norm();
      return new double[] {norms == 0 ? 0 : a.dot(b) / norms};
    }
  };

  private static final double FLOOR = 1e-8;

  /** The cosines of a and b: one a column, or one in all. */
  abstract double[] of(Tensor a, Tensor b);

  /** max(√square, 1e-8). */
  private static double floored(double square) {
    return Math.max(Math.sqrt(square), FLOOR);
  }

  private static double[] columns(Tensor a, Tensor b, DoubleBinaryOperator denominator) {
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
      dot[c] /= denominator.applyAsDouble(aa[c], bb[c]);
    }
    return dot;
  }
}
