package croze.stats.correlation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.random.KeyedStream;
import croze.stats.RandomVectors;
import croze.stats.rank.KendallTest;
import croze.stats.rank.NanPolicy;
import croze.stats.rank.SpearmanTest;
import croze.stats.resample.Bootstrap;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorrelationTableTest {
  private static final int N = 400;
  private static final Bootstrap BOOTSTRAP = new Bootstrap(200, .95, 7, 1);

  private final KeyedStream stream = KeyedStream.of(3, "table");
  private final double[] clean = RandomVectors.normal(N, stream);
  private final double[] good = RandomVectors.correlated(clean, .9, stream);
  private final double[] poor = RandomVectors.correlated(clean, .3, stream);
  private final double[] snow1 = RandomVectors.correlated(clean, .5, stream);
  private final double[] snow2 = RandomVectors.correlated(clean, .2, stream);
  private final double[] fog = RandomVectors.correlated(clean, .4, stream);

  private CorrelationTable table(List<double[]> scores, Bootstrap bootstrap) {
    CorrelationColumn cleanMetric = CorrelationColumn.single("clean", clean);
    CorrelationColumn weather =
        CorrelationColumn.group("weather", List.of(List.of(snow1, snow2), List.of(fog)));
    return CorrelationTable.of(
        scores,
        List.of(cleanMetric, weather, CorrelationColumn.mean("avg", List.of(cleanMetric, weather))),
        NanPolicy.DROP,
        bootstrap);
  }

  @Test
  void aGroupIsTheMeanOverCorruptionsOfMeansOfRoundedCorrelations() {
    CorrelationTable table = table(List.of(good), BOOTSTRAP);
    double snow = (rounded(rho(good, snow1)) + rounded(rho(good, snow2))) / 2;
    double weather = (snow + rounded(rho(good, fog))) / 2;
    assertEquals(rho(good, clean), table.estimate(0, 0).rho(), 1e-12);
    assertEquals(weather, table.estimate(0, 1).rho(), 1e-12);
    assertEquals((rho(good, clean) + weather) / 2, table.estimate(0, 2).rho(), 1e-12);
    assertEquals(
        (tau(good, snow1) + tau(good, snow2)) / 4 + tau(good, fog) / 2,
        table.estimate(0, 1).tau(),
        1e-12);
  }

  @Test
  void intervalsEncloseTheEstimateAndNarrowWithTheirLevel() {
    Estimate wide = table(List.of(good), BOOTSTRAP).estimate(0, 1);
    Estimate narrow = table(List.of(good), new Bootstrap(200, .5, 7, 1)).estimate(0, 1);
    assertTrue(wide.low() < narrow.low() && narrow.low() < wide.rho(), wide + " " + narrow);
    assertTrue(wide.rho() < narrow.high() && narrow.high() < wide.high(), wide + " " + narrow);
  }

  @Test
  void theSameWhateverTheThreadsAndOtherForAnotherSeed() {
    List<double[]> scores = List.of(good, poor);
    CorrelationTable one = table(scores, BOOTSTRAP);
    CorrelationTable three = table(scores, new Bootstrap(200, .95, 7, 3));
    for (int s = 0; s < 2; s++) {
      for (int m = 0; m < 3; m++) {
        assertEquals(one.estimate(s, m), three.estimate(s, m));
      }
    }
    assertEquals(one.differencesTo(0).get(1), three.differencesTo(0).get(1));
    Estimate other = table(scores, new Bootstrap(200, .95, 8, 1)).estimate(0, 0);
    assertTrue(other.low() != one.estimate(0, 0).low());
  }

  @Test
  void aWorseProxyIsToldFromTheReferenceAndACopyOfItIsNot() {
    List<List<PairedDifference>> tests =
        table(List.of(good, poor, good.clone()), BOOTSTRAP).differencesTo(0);
    PairedDifference worse = tests.get(1).get(0);
    assertEquals(rho(poor, clean) - rho(good, clean), worse.difference(), 1e-12);
    assertTrue(worse.high() < 0 && worse.holm() < 1e-6, worse.toString());
    assertTrue(worse.p() < worse.holm(), worse.toString());
    assertEquals(new PairedDifference(0, 0, 0, 1, 1), tests.get(2).get(0));
    assertEquals(new PairedDifference(0, 0, 0, Double.NaN, Double.NaN), tests.get(0).get(1));
  }

  @Test
  void droppedArchitecturesAndTiesAreCountedProxyByProxy() {
    double[] holes = good.clone();
    holes[0] = Double.NaN;
    holes[1] = Double.NaN;
    holes[2] = holes[3];
    CorrelationTable table = table(List.of(good, holes), BOOTSTRAP);
    assertEquals(N, table.estimate(0, 0).n());
    assertEquals(N - 2, table.estimate(1, 0).n());
    assertEquals(0, table.estimate(0, 0).ties());
    assertEquals(2, table.estimate(1, 0).ties());
    assertEquals(rho(holes, clean), table.estimate(1, 0).rho(), 1e-12);
  }

  @Test
  void aConstantProxyHasNoCorrelation() {
    CorrelationTable table = table(List.of(good, new double[N]), BOOTSTRAP);
    Estimate cell = table.estimate(1, 1);
    assertEquals(new Estimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN, N, N), cell);
    assertTrue(Double.isNaN(table.differencesTo(0).get(1).get(1).holm()));
  }

  @Test
  void wrongInputIsNamed() {
    List<double[]> scores = List.of(good, new double[N - 1]);
    assertMessage("score vector 2 has 399 values, expected 400", () -> table(scores, BOOTSTRAP));
    fog[9] = Double.NaN;
    assertMessage(
        "metric weather: accuracy of architecture 10 of 400 is NaN",
        () -> table(List.of(good), BOOTSTRAP));
    assertMessage(
        "metric short: 3 accuracies, expected 400",
        () ->
            CorrelationTable.of(
                List.of(good),
                List.of(CorrelationColumn.single("short", new double[3])),
                NanPolicy.DROP,
                BOOTSTRAP));
    assertMessage("level 95.0", () -> new Bootstrap(1000, 95, 0, 1));
  }

  private static void assertMessage(String part, Runnable call) {
    InvalidInputException error = assertThrows(InvalidInputException.class, call::run);
    assertTrue(error.getMessage().contains(part), error.getMessage());
  }

  private static double rho(double[] x, double[] y) {
    return SpearmanTest.of(x, y, NanPolicy.DROP).rho();
  }

  private static double tau(double[] x, double[] y) {
    return KendallTest.of(x, y, NanPolicy.DROP).tau();
  }

  private static double rounded(double rho) {
    return Math.rint(rho * 1000) / 1000;
  }
}
