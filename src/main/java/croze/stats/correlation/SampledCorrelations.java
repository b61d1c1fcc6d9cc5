package croze.stats.correlation;

import croze.InvalidInputException;
import croze.random.KeyedStream;
import croze.stats.rank.NanPolicy;
import croze.stats.resample.Bootstrap;
import croze.stats.resample.Resample;
import java.util.List;

/**
 * Spearman's ρ of proxies with metrics in random samples of the architectures, drawn without
 * replacement: what a table says that was made from one sample of that size.
 *
 * <p>All cells share the draws, so two proxies are compared on the same samples.
 */
public final class SampledCorrelations {
  private final List<double[][]> draws;

  private SampledCorrelations(List<double[][]> draws) {
    this.draws = draws;
  }

  /**
   * @param scores one vector a proxy, one value an architecture; NaN and −∞ are allowed
   * @param metrics the columns, over the same architectures
   * @param size architectures a sample has
   * @param plan how many samples, their seed and the threads
   * @throws InvalidInputException if there are fewer architectures than a sample has, the vectors
   *     differ in length, or an accuracy is NaN
   */
  public static SampledCorrelations of(
      List<double[]> scores,
      List<CorrelationColumn> metrics,
      NanPolicy nans,
      int size,
      Bootstrap plan) {
    int n = scores.get(0).length;
    if (size < 2 || size > n) {
      throw new InvalidInputException(
          "samples of %d architectures: expected 2 to %d, as many as are scored"
              .formatted(size, n));
    }
    MetricColumns columns = new MetricColumns(metrics, n);
    RankCorrelations correlations = new RankCorrelations(scores, columns.accuracies(), nans);
    return new SampledCorrelations(
        plan.replicates(
            draw ->
                Resample.subset(
                    n,
                    size,
                    KeyedStream.of(
                        plan.seed(), "sample", Integer.toString(size), Integer.toString(draw))),
            sample -> columns.values(correlations.spearman(sample), true)));
  }

  /** ρ of a proxy with a metric, by their places in the lists, in each sample. */
  public double[] rho(int score, int metric) {
    return draws.stream().mapToDouble(draw -> draw[score][metric]).toArray();
  }

  /** ρ of a proxy minus ρ of a reference, in each sample. */
  public double[] differences(int score, int reference, int metric) {
    return draws.stream()
        .mapToDouble(draw -> draw[score][metric] - draw[reference][metric])
        .toArray();
  }
}
