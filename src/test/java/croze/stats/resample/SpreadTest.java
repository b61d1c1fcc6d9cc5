package croze.stats.resample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void interpolatesPercentilesAndLeavesNanOut() {
    // As NumPy: percentile([1, 2, 3, 10], [10, 90]) = 1.3, 7.9; std(ddof=1) = √(50/3).
    Spread spread = Spread.of(new double[] {3, Double.NaN, 1, 10, 2}, .8);
    assertEquals(4, spread.n());
    assertEquals(4, spread.mean(), 1e-15);
    assertEquals(Math.sqrt(50 / 3.0), spread.standardDeviation(), 1e-14);
    assertEquals(1.3, spread.low(), 1e-14);
    assertEquals(7.9, spread.high(), 1e-14);
  }

  @Test
  void thePositionCountsEqualValuesHalf() {
    double[] values = {3, Double.NaN, 1, 2, 2};
    assertEquals(.5, Spread.position(values, 2));
    assertEquals(.125, Spread.position(values, 1));
    assertEquals(.75, Spread.position(values, 2.5));
    assertEquals(1, Spread.position(values, 4));
    assertEquals(Double.NaN, Spread.position(values, Double.NaN));
    assertEquals(Double.NaN, Spread.position(new double[] {Double.NaN}, 1));
  }

  @Test
  void ofNothingIsNaN() {
    assertEquals(
        new Spread(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN),
        Spread.of(new double[] {Double.NaN}, .95));
  }
}
