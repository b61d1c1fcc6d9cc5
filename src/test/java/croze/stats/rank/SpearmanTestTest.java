package croze.stats.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.stats.RandomVectors;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;

class SpearmanTestTest {

  private static final double NAN = Double.NaN;
  private static final double MINUS_INFINITY = Double.NEGATIVE_INFINITY;

  @Test
  void withoutTiesItIsOneMinusSixSumsOfSquaredRankDifferences() {
    // d = 0, −1, 1, −1, 1: 1 − 6·4 / (5·24).
    SpearmanTest test =
        SpearmanTest.of(
            new double[] {10, 20, 30, 40, 50}, new double[] {1, 3, 2, 9, 4}, NanPolicy.DROP);
    assertEquals(0.8, test.rho(), 1e-15);
    assertEquals(5, test.n());
    assertEquals(0, test.xTies());
    assertEquals(0, test.yTies());
  }

  @Test
  void tiesShareTheirAverageRank() {
    // Ranks 1 2.5 2.5 4 and 1.5 1.5 3.5 3.5: Σab = 4, Σa² = 4.5, Σb² = 4; as SciPy 1.17.1
    // spearmanr.
    double[] x = {1, 2, 2, 3};
    double[] y = {5, 5, 7, 7};
    SpearmanTest test = SpearmanTest.of(x, y, NanPolicy.DROP);
    assertEquals(3 / Math.sqrt(18), test.rho(), 1e-15);
    assertEquals(2, test.xTies());
    assertEquals(4, test.yTies());
  }

  @Test
  void otherTiesPoliciesRankBySharedLowestOrHighest() {
    double[] x = {1, 2, 2, 3};
    double[] y = {1, 2, 3, 4};
    // Ranks 1 2 2 4: Σ(a − 2.25)(b − 2.5) = 4.5, Σ(a − 2.25)² = 4.75, Σ(b − 2.5)² = 5.
    assertEquals(
        4.5 / Math.sqrt(4.75 * 5),
        SpearmanTest.of(x, y, NanPolicy.DROP, TiesPolicy.MINIMUM).rho(),
        1e-15);
    // Ranks 1 3 3 4.
    assertEquals(
        4.5 / Math.sqrt(4.75 * 5),
        SpearmanTest.of(x, y, NanPolicy.DROP, TiesPolicy.MAXIMUM).rho(),
        1e-15);
  }

  @Test
  void nanIsDroppedOrWorst() {
    double[] scores = {NAN, 1, 2, 3};
    double[] accuracies = {.9, .1, .2, .3};
    SpearmanTest dropped = SpearmanTest.of(scores, accuracies, NanPolicy.DROP);
    assertEquals(1, dropped.rho(), 1e-15);
    assertEquals(3, dropped.n());
    SpearmanTest worst = SpearmanTest.of(scores, accuracies, NanPolicy.WORST_RANK);
    // Ranks 1 2 3 4 against 4 1 2 3.
    assertEquals(-0.2, worst.rho(), 1e-15);
    assertEquals(4, worst.n());
  }

  @Test
  void minusInfinityIsAScore() {
    double[] scores = {MINUS_INFINITY, MINUS_INFINITY, 2, 3};
    SpearmanTest test = SpearmanTest.of(scores, new double[] {1, 2, 3, 4}, NanPolicy.DROP);
    assertEquals(4, test.n());
    assertEquals(2, test.xTies());
    assertEquals(4.5 / Math.sqrt(4.5 * 5), test.rho(), 1e-15);
  }

  @Test
  void signedZerosAreEqual() {
    double[] y = {1, 2, 3};
    SpearmanTest test = SpearmanTest.of(new double[] {0.0, -0.0, 1}, y, NanPolicy.DROP);
    assertEquals(2, test.xTies());
  }

  @Test
  void constantOrSingleIsNaN() {
    double[] y = {1, 2, 3};
    assertTrue(Double.isNaN(SpearmanTest.of(new double[] {7, 7, 7}, y, NanPolicy.DROP).rho()));
    SpearmanTest single = SpearmanTest.of(new double[] {NAN, NAN, 1}, y, NanPolicy.DROP);
    assertEquals(1, single.n());
    assertTrue(Double.isNaN(single.rho()));
    assertEquals(0, SpearmanTest.of(new double[] {NAN, NAN, NAN}, y, NanPolicy.DROP).n());
  }

  @Test
  void lengthsMustAgree() {
    InvalidInputException error =
        assertThrows(
            InvalidInputException.class,
            () -> SpearmanTest.of(new double[3], new double[4], NanPolicy.DROP));
    assertTrue(error.getMessage().contains("has 4 values, expected 3"), error.getMessage());
  }

  @Property
  void equalsCommonsMath(
      @ForAll @Size(20) List<@IntRange(min = -4, max = 4) Integer> x,
      @ForAll @Size(20) List<@IntRange(max = 9) Integer> y) {
    double[] a = RandomVectors.toDoubles(x);
    double[] b = RandomVectors.toDoubles(y);
    assertEquals(
        new SpearmansCorrelation().correlation(a, b),
        SpearmanTest.of(a, b, NanPolicy.DROP).rho(),
        1e-12);
  }

  @Property
  void doesNotChangeUnderIncreasingMaps(@ForAll @Size(15) List<@IntRange(max = 30) Integer> x) {
    double[] a = RandomVectors.toDoubles(x);
    double[] exponential = new double[a.length];
    double[] y = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      exponential[i] = Math.exp(a[i]);
      y[i] = i;
    }
    assertEquals(
        SpearmanTest.of(a, y, NanPolicy.DROP), SpearmanTest.of(exponential, y, NanPolicy.DROP));
  }
}
