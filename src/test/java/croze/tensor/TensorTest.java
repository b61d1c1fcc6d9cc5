package croze.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TensorTest {

  /** A power of two is no rounding: norms and products follow it as long as a double holds them. */
  @Property(tries = 300)
  void normsAndProductsScaleExactlyOrAreNan(
      @ForAll @Size(5) double[] drawn,
      @ForAll @Size(5) double[] others,
      @ForAll @IntRange(min = -900, max = 1023) int exponent) {
    Tensor a = ordinary(drawn);
    Tensor b = ordinary(others);
    Tensor scaled = a.scaled(exponent);
    assertScaled(a.norm(), exponent, scaled.norm());
    assertScaled(a.dot(b), exponent, scaled.dot(b));
    assertScaled(a.absoluteDot(b), exponent, scaled.absoluteDot(b));
    assertEquals(a.norm(), Math.sqrt(a.dot(a)), 1e-12 * a.norm());
  }

  /** Values between 2⁻⁸ and 2, so that no scale makes one subnormal or infinite. */
  private static Tensor ordinary(double[] drawn) {
    Tensor a = Tensor.of(drawn, drawn.length);
    return a.map(
        x -> {
          double bounded = Double.isFinite(x) && x != 0 ? x : 1;
          int own = Math.getExponent(bounded);
          return Math.scalb(bounded, Math.floorMod(own, 9) - 8 - Math.max(own, -1022));
        });
  }

  private static void assertScaled(double one, int exponent, double found) {
    double expected = Math.scalb(one, exponent);
    assertEquals(Double.isInfinite(expected) ? Double.NaN : expected, found);
  }

  /** Summands that overflow and cancel. */
  @Property(tries = 50)
  void aProductThatADoubleHoldsIsFound(@ForAll @DoubleRange(min = 1, max = 2) double x) {
    Tensor a = Tensor.of(new double[] {0x1p900 * x, 0x1p900 * x, 0x1p600}, 3);
    Tensor b = Tensor.of(new double[] {0x1p900, -0x1p900, 0x1p400}, 3);
    assertEquals(0x1p1000, a.dot(b));
    assertFalse(Double.isFinite(a.absoluteDot(b)));
  }
}
