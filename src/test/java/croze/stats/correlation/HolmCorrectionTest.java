package croze.stats.correlation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class HolmCorrectionTest {

  @Test
  void multipliesByTheTestsLeftAndNeverFalls() {
    // Sorted .005 .01 .03 .04 times 4 3 2 1: .02 .03 .06 .04, the last raised to .06. As R
    // p.adjust.
    assertArrayEquals(
        new double[] {.03, .06, .06, .02},
        HolmCorrection.of(new double[] {.01, .04, .03, .005}),
        1e-15);
  }

  @Test
  void leavesNanOutAndStopsAtOne() {
    assertArrayEquals(
        new double[] {Double.NaN, 1, 1}, HolmCorrection.of(new double[] {Double.NaN, .7, .6}));
    assertArrayEquals(new double[0], HolmCorrection.of(new double[0]));
  }
}
