package croze.stats.correlation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import croze.random.KeyedStream;
import croze.stats.RandomVectors;
import croze.stats.rank.KendallTest;
import croze.stats.rank.NanPolicy;
import croze.stats.rank.SpearmanTest;
import croze.stats.resample.Resample;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RankCorrelationsTest {

  /** ρ in a resample is ρ of the sample with each observation written as often as it was drawn. */
  @Property
  void resampledRhoIsRhoOfTheRepeatedSample(
      @ForAll @Size(20) List<@IntRange(min = -5, max = 5) Integer> x,
      @ForAll @Size(20) List<@IntRange(max = 300) Integer> y,
      @ForAll @Size(20) List<@IntRange(max = 3) Integer> times) {
    List<Integer> repeatedX = new ArrayList<>();
    List<Integer> repeatedY = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      for (int t = 0; t < times.get(i); t++) {
        repeatedX.add(x.get(i));
        repeatedY.add(y.get(i));
      }
    }
    SpearmanTest expected =
        SpearmanTest.of(
            RandomVectors.toDoubles(repeatedX), RandomVectors.toDoubles(repeatedY), NanPolicy.DROP);
    RankCorrelations correlations =
        new RankCorrelations(
            List.of(RandomVectors.toDoubles(x)),
            List.of(RandomVectors.toDoubles(y)),
            NanPolicy.DROP);
    Resample resample = new Resample(times.stream().mapToInt(Integer::intValue).toArray());
    // Commons Math takes ρ as the root of 1 − residuals/total, good to 1e-8 only around 0.
    double tolerance = Math.abs(expected.rho()) < 1e-3 ? 1e-7 : 1e-12;
    assertEquals(expected.rho(), correlations.spearman(resample)[0][0], tolerance);
  }

  /** Six score vectors of which some share their NaNs, beside each policy. */
  @ParameterizedTest
  @EnumSource(NanPolicy.class)
  void everyPairEqualsItsOwnTest(NanPolicy nans) {
    KeyedStream stream = KeyedStream.of(1, "pairs");
    int n = 300;
    double[] quality = RandomVectors.normal(n, stream);
    List<double[]> scores = new ArrayList<>();
    List<double[]> accuracies = new ArrayList<>();
    for (int s = 0; s < 6; s++) {
      double[] score =
          RandomVectors.rounded(RandomVectors.correlated(quality, .3 + .1 * s, stream), .1);
      score[5] = Double.NEGATIVE_INFINITY;
      score[8 + s / 2] = s < 2 ? score[8] : Double.NaN;
      scores.add(score);
      accuracies.add(
          RandomVectors.rounded(RandomVectors.correlated(quality, .9 - .1 * s, stream), .01));
    }
    RankCorrelations correlations = new RankCorrelations(scores, accuracies, nans);
    double[][] rho = correlations.spearman(Resample.identity(n));
    double[][] tau = correlations.kendall();
    for (int s = 0; s < 6; s++) {
      for (int a = 0; a < 6; a++) {
        SpearmanTest spearman = SpearmanTest.of(scores.get(s), accuracies.get(a), nans);
        KendallTest kendall = KendallTest.of(scores.get(s), accuracies.get(a), nans);
        assertEquals(spearman.rho(), rho[s][a], 1e-12);
        assertEquals(kendall.tau(), tau[s][a], 1e-15);
        assertEquals(spearman.n(), correlations.counted(s));
        assertEquals(spearman.xTies(), correlations.tied(s));
      }
    }
  }
}
