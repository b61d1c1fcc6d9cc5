package croze.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import croze.InvalidInputException;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DiscountedGainTest {
  private static final double[] ACCURACIES = {10, 20, 30, 50};

  @Example
  void theFormula() {
    // Gains 0, .25, .5, 1; the ranking takes those of .5 and 1.
    double[] scores = {1, 2, 4, 3};
    double dcg = .5 + 1 / (Math.log(3) / Math.log(2));
    double ideal = 1 + .5 / (Math.log(3) / Math.log(2));
    assertEquals(dcg / ideal, DiscountedGain.of(scores, ACCURACIES, 2).value(), 1e-15);
  }

  @Example
  void equalScoresShareTheirGains() {
    assertEquals(
        (.25 + .5 + 1) / 3,
        DiscountedGain.of(new double[] {0, 1, 1, 1}, ACCURACIES, 1).value(),
        1e-15);
  }

  @Example
  void whatIsUndefined() {
    double[] nan = {Double.NaN, 2, 1, Double.NEGATIVE_INFINITY};
    assertEquals(3, DiscountedGain.of(nan, ACCURACIES, 3).k());
    assertThrows(InvalidInputException.class, () -> DiscountedGain.of(nan, ACCURACIES, 4));
    assertEquals(Double.NaN, DiscountedGain.of(ACCURACIES, new double[4], 2).value());
  }

  /** 1 for the accuracies themselves, no more for any other ranking. */
  @Property(tries = 200)
  void theRankingByAccuracyIsTheBest(
      @ForAll @Size(12) List<@IntRange(max = 6) Integer> scores,
      @ForAll @Size(12) List<@IntRange(max = 900) Integer> accuracies,
      @ForAll @IntRange(min = 1, max = 12) int k) {
    double[] a = RandomVectors.toDoubles(accuracies);
    a[0] = 1000;
    double value = DiscountedGain.of(RandomVectors.toDoubles(scores), a, k).value();
    assertEquals(1, DiscountedGain.of(a, a, k).value(), 1e-12);
    assertEquals(true, value >= 0 && value <= 1 + 1e-12);
  }
}
