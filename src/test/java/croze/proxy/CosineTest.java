package croze.proxy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import croze.tensor.Tensor;
import org.junit.jupiter.api.Test;

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
}
