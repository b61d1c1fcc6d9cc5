package croze.stats.resample;

import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.random.KeyedStream;
import croze.stats.RandomVectors;
import croze.stats.correlation.CorrelationColumn;
import croze.stats.correlation.CorrelationTable;
import croze.stats.correlation.Estimate;
import croze.stats.correlation.PairedDifference;
import croze.stats.rank.NanPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Intervals and tests against populations whose ρ is known. */
class BootstrapCoverageTest {
  private static final int DRAWS = 500;
  private static final int N = 200;

  /** A bivariate normal with Pearson's r has Spearman's ρ = 6/π·asin(r/2). */
  @Test
  void intervalsHoldThePopulationsValueAsOftenAsTheySay() {
    double r = .5;
    double population = 6 / Math.PI * Math.asin(r / 2);
    int inside = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      KeyedStream stream = KeyedStream.of(draw, "coverage");
      double[] x = RandomVectors.normal(N, stream);
      CorrelationColumn metric =
          CorrelationColumn.single("y", RandomVectors.correlated(x, r, stream));
      Estimate estimate =
          CorrelationTable.of(
                  List.of(x), List.of(metric), NanPolicy.DROP, new Bootstrap(400, .95, draw, 1))
              .estimate(0, 0);
      if (estimate.low() <= population && population <= estimate.high()) {
        inside++;
      }
    }
    double coverage = (double) inside / DRAWS;
    assertTrue(.93 <= coverage && coverage <= .97, "coverage " + coverage);
  }

  /** Two proxies equally correlated with the accuracy: p is below .05 in about 5 % of draws. */
  @Test
  void pairedTestRejectsEqualProxiesAsOftenAsItSays() {
    int rejected = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      KeyedStream stream = KeyedStream.of(draw, "null");
      double[] y = RandomVectors.normal(N, stream);
      List<double[]> scores =
          List.of(RandomVectors.correlated(y, .7, stream), RandomVectors.correlated(y, .7, stream));
      PairedDifference test =
          CorrelationTable.of(
                  scores,
                  List.of(CorrelationColumn.single("y", y)),
                  NanPolicy.DROP,
                  new Bootstrap(200, .95, draw, 1))
              .differencesTo(0)
              .get(1)
              .get(0);
      if (test.p() < .05) {
        rejected++;
      }
    }
    double rate = (double) rejected / DRAWS;
    assertTrue(.03 <= rate && rate <= .07, "rejected " + rate);
  }
}
