package croze.stats.correlation;

import croze.InvalidInputException;
import croze.stats.rank.NanPolicy;
import croze.stats.rank.PartialSpearman;
import croze.stats.resample.Bootstrap;
import croze.stats.resample.Resample;
import croze.stats.resample.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Spearman's ρ of many proxies with many metrics, with bootstrap intervals over architectures and
 * paired tests of each proxy against a reference.
 *
 * <p>Architectures are drawn with replacement, and all cells share the same draws, so two proxies
 * are compared on the same resamples. Intervals are percentile intervals. A resample in which a
 * vector is constant gives no ρ and is left out of that cell's interval. Under {@link
 * NanPolicy#DROP} each proxy counts its own architectures, in the paired tests too.
 *
 * <p>Cost for P proxies, V distinct accuracy vectors and B resamples of n architectures: O(B·V·P·n)
 * additions after O((P + V)·n·log n) of sorting; B·P·metrics doubles of memory.
 */
public final class CorrelationTable {
  private final List<double[]> scores;
  private final MetricColumns columns;
  private final NanPolicy nans;
  private final RankCorrelations correlations;
  private final Bootstrap bootstrap;
  private final double[][] rho;
  private final double[][] unrounded;
  private final double[][] tau;
  private final List<double[][]> replicates;

  private CorrelationTable(
      List<double[]> scores, MetricColumns columns, int n, NanPolicy nans, Bootstrap bootstrap) {
    this.scores = scores;
    this.columns = columns;
    this.nans = nans;
    this.correlations = new RankCorrelations(scores, columns.accuracies(), nans);
    this.bootstrap = bootstrap;
    double[][] measured = correlations.spearman(Resample.identity(n));
    rho = columns.values(measured, true);
    unrounded = columns.values(measured, false);
    tau = columns.values(correlations.kendall(), false);
    replicates =
        bootstrap.replicates(n, sample -> columns.values(correlations.spearman(sample), false));
  }

  /**
   * @param scores one vector a proxy, one value an architecture; NaN and −∞ are allowed
   * @param metrics the columns, over the same architectures
   * @throws InvalidInputException if the vectors differ in length or an accuracy is NaN
   */
  public static CorrelationTable of(
      List<double[]> scores, List<CorrelationColumn> metrics, NanPolicy nans, Bootstrap bootstrap) {
    int n = scores.isEmpty() ? 0 : scores.get(0).length;
    for (double[] vector : scores) {
      if (vector.length != n) {
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "correlation table: score vector %d has %d values, expected %d as in the first; "
                    + "give one an architecture",
                scores.indexOf(vector) + 1,
                vector.length,
                n));
      }
    }
    return new CorrelationTable(
        List.copyOf(scores), new MetricColumns(metrics, n), n, nans, bootstrap);
  }

  /**
   * ρ alone, by score and metric, without rounding, intervals or tests.
   *
   * @throws InvalidInputException if an accuracy is NaN or the vectors differ in length
   */
  public static double[][] rho(
      List<double[]> scores, List<CorrelationColumn> metrics, NanPolicy nans) {
    int n = scores.isEmpty() ? 0 : scores.get(0).length;
    MetricColumns columns = new MetricColumns(metrics, n);
    RankCorrelations correlations = new RankCorrelations(scores, columns.accuracies(), nans);
    return columns.values(correlations.spearman(Resample.identity(n)), false);
  }

  /** The cell of a proxy and a metric, by their places in the lists. */
  public Estimate estimate(int score, int metric) {
    Spread cell = spread(r -> r[score][metric]);
    return new Estimate(
        rho[score][metric],
        cell.low(),
        cell.high(),
        tau[score][metric],
        correlations.counted(score),
        correlations.tied(score));
  }

  /**
   * Every cell with Spearman's partial ρ given a covariate in place of ρ, never rounded.
   *
   * @param covariate one value an architecture
   * @return by score and metric; NaN where {@link PartialSpearman} is
   */
  public double[][] given(double[] covariate) {
    return columns.values(
        PartialCorrelations.of(scores, columns.accuracies(), covariate, nans), false);
  }

  /**
   * Each proxy against a reference on each metric, with Holm's correction over all of them.
   *
   * @return by score and metric; in the reference's own row the differences are 0, and p is NaN and
   *     not counted by the correction
   */
  public List<List<PairedDifference>> differencesTo(int reference) {
    List<List<PairedDifference>> tests = new ArrayList<>();
    for (int s = 0; s < rho.length; s++) {
      List<PairedDifference> row = new ArrayList<>();
      for (int m = 0; m < rho[s].length; m++) {
        row.add(difference(s, reference, m));
      }
      tests.add(row);
    }
    return PairedDifference.withHolm(tests);
  }

  private PairedDifference difference(int score, int reference, int metric) {
    if (score == reference) {
      return new PairedDifference(0, 0, 0, Double.NaN, Double.NaN);
    }
    return PairedDifference.of(
        unrounded[score][metric] - unrounded[reference][metric],
        spread(r -> r[score][metric] - r[reference][metric]));
  }

  private Spread spread(ToDoubleFunction<double[][]> statistic) {
    return Spread.of(replicates.stream().mapToDouble(statistic).toArray(), bootstrap.level());
  }
}
