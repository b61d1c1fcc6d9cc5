package croze.study;

import croze.InvalidInputException;
import croze.image.Dataset;
import croze.study.Experiment.MetricColumn;
import croze.study.ResultTable.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The columns of one data set, and which of them the benchmark can fill.
 *
 * @param dataset the data set
 * @param names names of the columns, left to right
 * @param missing for each column that cannot be filled the reason
 */
record Columns(Dataset dataset, List<String> names, Map<String, String> missing) {

  /**
   * @throws InvalidInputException if the experiment has no columns for the data set, or a file of
   *     the benchmark is missing or broken
   */
  static Columns of(Experiment experiment, Dataset dataset, Accuracies accuracies) {
    List<String> names = experiment.datasets().get(dataset);
    if (names == null) {
      throw new InvalidInputException(
          "%s has no columns for %s, expected one of %s"
              .formatted(
                  experiment.name(),
                  dataset.id(),
                  experiment.datasets().keySet().stream()
                      .map(Dataset::id)
                      .collect(Collectors.joining(", "))));
    }
    Map<String, String> missing = new LinkedHashMap<>();
    for (String name : names) {
      reason(experiment, dataset, accuracies, name, missing)
          .ifPresentOrElse(
              r -> missing.put(name, r), () -> read(experiment, dataset, accuracies, name));
    }
    return new Columns(dataset, names, missing);
  }

  private static Optional<String> reason(
      Experiment experiment,
      Dataset dataset,
      Accuracies accuracies,
      String name,
      Map<String, String> missingBefore) {
    if (name.equals(Experiment.AVERAGE)) {
      return missingBefore.keySet().stream()
          .findFirst()
          .map(m -> "No average: column " + label(experiment, m) + " is empty.");
    }
    return experiment.metrics().get(name).of().stream()
        .flatMap(term -> term.metrics().stream())
        .map(metric -> accuracies.lacks(dataset, metric))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static void read(
      Experiment experiment, Dataset dataset, Accuracies accuracies, String name) {
    if (!name.equals(Experiment.AVERAGE)) {
      experiment.metrics().get(name).of().stream()
          .flatMap(term -> term.metrics().stream())
          .forEach(metric -> accuracies.of(dataset, metric));
    }
  }

  /** The columns that can be filled, as statistics see them. */
  List<croze.stats.Metric> metrics(Experiment experiment, AccuracyVectors vectors) {
    List<croze.stats.Metric> metrics = new ArrayList<>();
    for (String name : present()) {
      MetricColumn column = experiment.metrics().get(name);
      metrics.add(
          name.equals(Experiment.AVERAGE)
              ? croze.stats.Metric.mean(name, List.copyOf(metrics))
              : vectors.column(name, column));
    }
    return metrics;
  }

  /** Names of the columns that can be filled. */
  List<String> present() {
    return names.stream().filter(name -> !missing.containsKey(name)).toList();
  }

  /** The columns as a table has them. */
  List<Column> inTable(Experiment experiment, View view) {
    return names.stream()
        .map(name -> new Column(dataset, view, name, label(experiment, name)))
        .toList();
  }

  private static String label(Experiment experiment, String name) {
    return name.equals(Experiment.AVERAGE) ? "Avg." : experiment.metrics().get(name).label();
  }
}
