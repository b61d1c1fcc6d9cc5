package croze.stats.correlation;

import croze.stats.rank.NanPolicy;
import croze.stats.rank.PartialSpearman;
import croze.stats.resample.Resample;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Spearman's ρ of every score vector with every accuracy vector, given one covariate. */
final class PartialCorrelations {
  private PartialCorrelations() {}

  /**
   * @return by score and accuracy vector what {@link PartialSpearman} gives
   */
  static double[][] of(
      List<double[]> scores, List<double[]> accuracies, double[] covariate, NanPolicy nans) {
    Resample each = Resample.identity(covariate.length);
    List<double[]> withCovariate = new ArrayList<>(accuracies);
    withCovariate.add(covariate);
    double[][] rho = new RankCorrelations(scores, withCovariate, nans).spearman(each);
    // The covariate against the accuracies, over the architectures that each score counts.
    List<double[]> covariates = scores.stream().map(s -> where(nans.kept(s), covariate)).toList();
    double[][] beside = new RankCorrelations(covariates, accuracies, nans).spearman(each);
    double[][] partial = new double[scores.size()][accuracies.size()];
    for (int s = 0; s < partial.length; s++) {
      for (int a = 0; a < partial[s].length; a++) {
        partial[s][a] = PartialSpearman.given(rho[s][a], rho[s][accuracies.size()], beside[s][a]);
      }
    }
    return partial;
  }

  private static double[] where(BitSet kept, double[] covariate) {
    return IntStream.range(0, covariate.length)
        .mapToDouble(i -> kept.get(i) ? covariate[i] : Double.NaN)
        .toArray();
  }
}
