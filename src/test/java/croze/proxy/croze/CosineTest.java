package croze.proxy.croze;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import croze.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CosineTest {
  private static final Tensor A = Tensor.of(new double[] {3, 0, 1e-9, 4, 2, 0}, 2, 3);
  private static final Tensor B = Tensor.of(new double[] {4, 0, 1, 3, -7, 0}, 2, 3);

  /** The third column's ‖a‖ is 1e-9, below the floor. */
  @Test
  void columnsRunAlongTheFirstAxis() {
    assertArrayEquals(new double[] {.96, -1, .1}, Cosine.COLUMNS.of(A, B), 1e-15);
  }

  /** ‖a‖·‖b‖ = 1e-9 is below the floor; with b a hundredfold, above it. */
  @Test
  void theProductOfNormsIsFlooredAsOne() {
    assertArrayEquals(new double[] {.96, -1, .1}, Cosine.COLUMNS_FLOORED_PRODUCT.of(A, B), 1e-15);
    Tensor large = B.map(x -> 100 * x);
    assertArrayEquals(
        new double[] {.96, -1, 1}, Cosine.COLUMNS_FLOORED_PRODUCT.of(A, large), 1e-15);
    assertArrayEquals(new double[] {.96, -1, .1}, Cosine.COLUMNS.of(A, large), 1e-15);
  }

  @Test
  void flattenedIsOneOfTheWholeAndZeroWhereANormIs() {
    Tensor a = Tensor.of(new double[] {1, 2, 2, 0}, 2, 2);
    Tensor b = Tensor.of(new double[] {2, 1, 0, 2}, 2, 2);
    assertArrayEquals(new double[] {4 / 9.}, Cosine.FLATTENED.of(a, b), 1e-15);
    Tensor tiny = a.map(x -> 1e-30 * x);
    assertArrayEquals(new double[] {4 / 9.}, Cosine.FLATTENED.of(tiny, b), 1e-15, "no floor");
    assertArrayEquals(new double[] {0}, Cosine.FLATTENED.of(a, Tensor.zeros(2, 2)));
  }

  /** Without floors a cosine knows no size: of 1e200 and 1e-200 it is that of 1. */
  @ParameterizedTest
  @EnumSource(Cosine.class)
  void sizesNeitherOverflowNorUnderflow(Cosine cosine) {
    Tensor a = Tensor.of(new double[] {1, -2, .5, 3, 4, 1}, 2, 3);
    Tensor b = Tensor.of(new double[] {2, 1, .25, -1, 5, 7}, 2, 3);
    double[] expected = cosine.of(a, b);
    for (int exponent : new int[] {400, 520, 700, 1000, 1020}) {
      assertArrayEquals(expected, cosine.of(a.scaled(exponent), b));
      assertArrayEquals(expected, cosine.of(a.scaled(exponent), b.scaled(exponent)));
    }
    for (int exponent : new int[] {-600, -1000}) {
      double[] small = cosine.of(a.scaled(exponent), b.scaled(exponent));
      assertArrayEquals(
          cosine == Cosine.FLATTENED ? expected : new double[expected.length], small, 1e-100);
    }
  }

  /** A huge tensor beside a tiny one: only the product of their norms is ordinary. */
  @Test
  void theFlooredProductIsTakenAfterScaling() {
    Tensor a = Tensor.of(new double[] {3, 4}, 2, 1);
    Tensor b = Tensor.of(new double[] {4, 3}, 2, 1);
    assertArrayEquals(
        new double[] {.96},
        Cosine.COLUMNS_FLOORED_PRODUCT.of(a.scaled(700), b.scaled(-700)),
        1e-15);
  }

  @ParameterizedTest
  @EnumSource(Cosine.class)
  void anInfiniteElementGivesNan(Cosine cosine) {
    Tensor infinite = Tensor.of(new double[] {1, Double.POSITIVE_INFINITY}, 2, 1);
    Tensor b = Tensor.of(new double[] {1, 0}, 2, 1);
    assertArrayEquals(new double[] {Double.NaN}, cosine.of(infinite, b));
    assertArrayEquals(new double[] {Double.NaN}, cosine.of(Tensor.zeros(2, 1), infinite));
  }
}
