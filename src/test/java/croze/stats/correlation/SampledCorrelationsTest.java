package croze.stats.correlation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.random.KeyedStream;
import croze.stats.RandomVectors;
import croze.stats.rank.NanPolicy;
import croze.stats.rank.SpearmanTest;
import croze.stats.resample.Bootstrap;
import croze.stats.resample.Spread;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampledCorrelationsTest {
  private static final int N = 4000;
  private final double[] x = RandomVectors.normal(N, KeyedStream.of(1, "x"));
  private final double[] y = RandomVectors.correlated(x, .8, KeyedStream.of(1, "y"));
  private final double[] z = RandomVectors.correlated(x, .5, KeyedStream.of(1, "z"));
  private final List<CorrelationColumn> metrics = List.of(CorrelationColumn.single("x", x));

  private SampledCorrelations sampled(int size, Bootstrap plan) {
    return SampledCorrelations.of(List.of(y, z), metrics, NanPolicy.DROP, size, plan);
  }

  @Test
  void aSampleOfAllIsTheWhole() {
    double whole = SpearmanTest.of(y, x, NanPolicy.DROP).rho();
    double[] rho = sampled(N, new Bootstrap(3, .95, 0, 1)).rho(0, 0);
    assertArrayEquals(new double[] {whole, whole, whole}, rho, 1e-12);
  }

  /** Without replacement, hence the factor of the finite population, √(1 − size/N). */
  @Test
  void theSpreadIsThatOfTheory() {
    int size = 1000;
    Bootstrap plan = new Bootstrap(800, .95, 0, 2);
    Spread spread = Spread.of(sampled(size, plan).rho(0, 0), .95);
    double rho = SpearmanTest.of(y, x, NanPolicy.DROP).rho();
    assertEquals(rho, spread.mean(), .002);
    // Asymptotic deviation of Spearman's rho at Pearson's .8, by simulation of other software:
    // .42/√n.
    double deviation = .4216 / Math.sqrt(size) * Math.sqrt(1 - (double) size / N);
    assertEquals(deviation, spread.standardDeviation(), .1 * deviation);
  }

  @Test
  void drawsAreKeyedAndSharedByAllCells() {
    SampledCorrelations one = sampled(300, new Bootstrap(20, .95, 7, 1));
    SampledCorrelations two = sampled(300, new Bootstrap(20, .95, 7, 2));
    assertArrayEquals(one.rho(1, 0), two.rho(1, 0));
    assertTrue(one.rho(0, 0)[0] != sampled(300, new Bootstrap(20, .95, 8, 1)).rho(0, 0)[0]);
    double[] differences = one.differences(1, 0, 0);
    for (int draw = 0; draw < differences.length; draw++) {
      assertEquals(one.rho(1, 0)[draw] - one.rho(0, 0)[draw], differences[draw]);
    }
  }

  @Test
  void aSampleLargerThanWhatThereIsIsRefused() {
    assertEquals(
        "samples of 4001 architectures: expected 2 to 4000, as many as are scored",
        assertThrows(InvalidInputException.class, () -> sampled(N + 1, Bootstrap.DEFAULT))
            .getMessage());
  }

  @Test
  void positionCountsEqualsHalf() {
    double[] values = {1, 2, 2, 3, Double.NaN};
    assertEquals(.5, Spread.position(values, 2));
    assertEquals(0, Spread.position(values, .5));
    assertEquals(1, Spread.position(values, 4));
    assertTrue(Double.isNaN(Spread.position(values, Double.NaN)));
  }
}
