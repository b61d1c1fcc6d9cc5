package croze.stats.correlation;

import croze.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The accuracy vectors that some metrics are made of, each once, and how the metrics sum them. */
final class MetricColumns {
  private final List<CorrelationColumn> metrics;
  private final Map<double[], Integer> columns = new IdentityHashMap<>();
  private final List<double[]> accuracies = new ArrayList<>();

  /**
   * @throws InvalidInputException if an accuracy is NaN or a vector is not n long
   */
  MetricColumns(List<CorrelationColumn> metrics, int n) {
    this.metrics = List.copyOf(metrics);
    for (CorrelationColumn metric : metrics) {
      for (CorrelationColumn.Term term : metric.terms()) {
        if (columns.putIfAbsent(term.accuracies(), accuracies.size()) == null) {
          check(metric.name(), term.accuracies(), n);
          accuracies.add(term.accuracies());
        }
      }
    }
  }

  private static void check(String name, double[] vector, int n) {
    if (vector.length != n) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "metric %s: %d accuracies, expected %d as the scores; give one an architecture",
              name,
              vector.length,
              n));
    }
    for (int i = 0; i < n; i++) {
      if (Double.isNaN(vector[i])) {
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "metric %s: accuracy of architecture %d of %d is NaN, expected a number; leave it out",
                name,
                i + 1,
                n));
      }
    }
  }

  List<double[]> accuracies() {
    return accuracies;
  }

  /** The metrics of one proxy from its ρ with each accuracy vector. */
  double[] values(double[] rho, boolean protocol) {
    return metrics.stream()
        .mapToDouble(
            metric ->
                metric.terms().stream()
                    .mapToDouble(term -> term.value(rho[columns.get(term.accuracies())], protocol))
                    .sum())
        .toArray();
  }

  /** The same for several proxies. */
  double[][] values(double[][] rho, boolean protocol) {
    return Arrays.stream(rho).map(row -> values(row, protocol)).toArray(double[][]::new);
  }
}
