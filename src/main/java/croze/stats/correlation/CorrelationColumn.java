package croze.stats.correlation;

import java.util.List;
import java.util.stream.Stream;

/**
 * A column of a table of correlations: a weighted sum of ρ's, one for each accuracy vector it is
 * made of.
 *
 * @param name the column's name
 * @param terms what is summed
 */
public record CorrelationColumn(String name, List<Term> terms) {

  /**
   * One ρ of the sum.
   *
   * @param accuracies one value an architecture; told from others by identity, so vectors that
   *     several metrics share should be one array
   * @param weight the factor of this ρ
   * @param rounded whether ρ is rounded to three decimals before it is summed
   */
  public record Term(double[] accuracies, double weight, boolean rounded) {
    /** The term's share of the metric, with or without the protocol's rounding. */
    double value(double rho, boolean protocol) {
      return weight * (rounded && protocol ? Math.rint(rho * 1000) / 1000 : rho);
    }
  }

  public CorrelationColumn {
    terms = List.copyOf(terms);
  }

  /** ρ with one accuracy vector: clean, FGSM at one ε. */
  public static CorrelationColumn single(String name, double[] accuracies) {
    return new CorrelationColumn(name, List.of(new Term(accuracies, 1, false)));
  }

  /**
   * The paper's protocol for a group of corruptions: for each corruption the mean over severities
   * of ρ rounded to three decimals, then the mean over corruptions.
   *
   * @param corruptions for each corruption its accuracy vectors, one a severity
   */
  public static CorrelationColumn group(String name, List<List<double[]>> corruptions) {
    return new CorrelationColumn(
        name,
        corruptions.stream()
            .flatMap(
                severities ->
                    severities.stream()
                        .map(v -> new Term(v, 1.0 / corruptions.size() / severities.size(), true)))
            .toList());
  }

  /** The mean of other metrics: an Avg column. */
  public static CorrelationColumn mean(String name, List<CorrelationColumn> metrics) {
    Stream<Term> terms = metrics.stream().flatMap(metric -> metric.terms().stream());
    return new CorrelationColumn(
        name,
        terms
            .map(t -> new Term(t.accuracies(), t.weight() / metrics.size(), t.rounded()))
            .toList());
  }
}
