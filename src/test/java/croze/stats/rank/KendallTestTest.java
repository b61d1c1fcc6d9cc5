package croze.stats.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.stats.RandomVectors;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;
import org.junit.jupiter.api.Test;

class KendallTestTest {

  @Test
  void handComputed() {
    // 6 pairs: x ties once, y twice, 4 concordant of the rest: 4 / √(5·4).
    KendallTest test =
        KendallTest.of(new double[] {1, 2, 2, 3}, new double[] {5, 5, 7, 7}, NanPolicy.DROP);
    assertEquals(3 / Math.sqrt(20), test.tau(), 1e-15);
    assertEquals(4, test.n());
  }

  @Test
  void policiesAndDegenerateCases() {
    double[] y = {.9, .1, .2, .3};
    double[] scores = {Double.NaN, Double.NEGATIVE_INFINITY, 2, 3};
    assertEquals(new KendallTest(1, 3), KendallTest.of(scores, y, NanPolicy.DROP));
    // NaN ties with −∞: 3 of the 5 other pairs agree, 2 do not.
    assertEquals(
        1 / Math.sqrt(5 * 6), KendallTest.of(scores, y, NanPolicy.WORST_RANK).tau(), 1e-15);
    assertTrue(Double.isNaN(KendallTest.of(new double[4], y, NanPolicy.DROP).tau()));
    assertTrue(Double.isNaN(KendallTest.of(new double[1], new double[1], NanPolicy.DROP).tau()));
  }

  @Property
  void equalsCommonsMathAndTheDefinition(
      @ForAll @Size(25) List<@IntRange(min = -3, max = 3) Integer> x,
      @ForAll @Size(25) List<@IntRange(max = 9) Integer> y) {
    double[] a = RandomVectors.toDoubles(x);
    double[] b = RandomVectors.toDoubles(y);
    double tau = KendallTest.of(a, b, NanPolicy.DROP).tau();
    assertEquals(new KendallsCorrelation().correlation(a, b), tau, 1e-12);
    assertEquals(byPairs(a, b), tau, 1e-12);
  }

  private static double byPairs(double[] x, double[] y) {
    double sum = 0;
    double untiedX = 0;
    double untiedY = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < i; j++) {
        double dx = Math.signum(x[i] - x[j]);
        double dy = Math.signum(y[i] - y[j]);
        sum += dx * dy;
        untiedX += dx * dx;
        untiedY += dy * dy;
      }
    }
    return sum / Math.sqrt(untiedX * untiedY);
  }
}
