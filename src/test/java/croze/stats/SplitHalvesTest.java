package croze.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SplitHalvesTest {

  /** ρ = 1 − 6·Σd²/(n(n² − 1)) = .8 of one exchange of neighbours among four: 1.6/1.8. */
  @Test
  void isSpearmanAndBrownsFormula() {
    double[] a = {.1, .2, .3, .4};
    assertEquals(1.6 / 1.8, SplitHalves.reliability(a, new double[] {.5, .7, .6, .8}), 1e-12);
    assertEquals(1, SplitHalves.reliability(a, new double[] {1, 2, 3, 4}), 1e-12);
    assertEquals(
        1.6 / 1.8,
        SplitHalves.reliability(
            new double[] {.1, .2, .9, .3, .4}, new double[] {.5, .7, Double.NaN, .6, .8}),
        1e-12);
  }

  @Test
  void isUndefinedOfAConstantHalf() {
    assertEquals(
        Double.NaN, SplitHalves.reliability(new double[] {1, 1, 1}, new double[] {1, 2, 3}));
  }
}
