package croze.stats;

import croze.InvalidInputException;
import croze.stats.rank.NanPolicy;
import croze.stats.rank.Ranks;
import croze.stats.rank.TiesPolicy;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * How the scores of several proxies become one (paper, Table 12): the mean over proxies of a
 * function of the architecture's rank, 1 the worst and n the best, ties averaged. Higher is better.
 */
public enum RankAggregation {
  /** Mean of the ranks. */
  MEAN_RANK(rank -> rank),
  /** Mean of ln(rank), which a low rank by any one proxy pulls down (AZ-NAS, Lee and Ham 2024). */
  MEAN_LOG_RANK(Math::log);

  private final DoubleUnaryOperator function;

  RankAggregation(DoubleUnaryOperator function) {
    this.function = function;
  }

  /**
   * @param scores one vector a proxy
   * @param nans under {@link NanPolicy#DROP} an architecture with a NaN from any proxy gets NaN
   * @return one value an architecture
   * @throws InvalidInputException if there is no vector or the lengths differ
   */
  public double[] aggregate(List<double[]> scores, NanPolicy nans) {
    if (scores.isEmpty()) {
      throw new InvalidInputException("ensemble: found no proxy, expected one or more; name some");
    }
    double[] mean = new double[scores.get(0).length];
    for (double[] vector : scores) {
      if (vector.length != mean.length) {
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "ensemble: a proxy has %d scores, the first %d; give one an architecture",
                vector.length,
                mean.length));
      }
      double[] ranks = Ranks.of(vector, nans, TiesPolicy.AVERAGE);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += function.applyAsDouble(ranks[i]) / scores.size();
      }
    }
    return mean;
  }
}
