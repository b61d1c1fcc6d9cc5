package croze.study.kind;

import croze.InvalidInputException;
import croze.benchmark.Benchmarks;
import croze.benchmark.ColumnQuality;
import croze.benchmark.metric.Metric;
import croze.image.Dataset;
import croze.stats.correlation.CorrelationColumn;
import croze.study.experiment.AccuracyTerm;
import croze.study.experiment.Experiment;
import croze.study.experiment.MetricColumn;
import croze.study.result.ResultTable.Column;
import croze.study.result.Subset;
import croze.study.result.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of one data set, and which of them the benchmark can fill.
 *
 * @param dataset the data set
 * @param names names of the columns, left to right
 * @param missing for each column that cannot be filled the reason
 */
public record Columns(Dataset dataset, List<String> names, Map<String, String> missing) {

  /**
   * @throws InvalidInputException if the experiment has no columns for the data set, or a file of
   *     the benchmark is missing or broken
   */
  public static Columns of(Experiment experiment, Dataset dataset, Benchmarks benchmarks) {
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
      reason(experiment, dataset, benchmarks, name, missing).ifPresent(r -> missing.put(name, r));
    }
    Columns columns = new Columns(dataset, names, missing);
    // All files are read here: one that is missing or broken is told before the first score.
    columns.metrics(experiment, benchmarks, new int[0]);
    return columns;
  }

  private static Optional<String> reason(
      Experiment experiment,
      Dataset dataset,
      Benchmarks benchmarks,
      String name,
      Map<String, String> missingBefore) {
    if (experiment.isAverage(name)) {
      return noAverage(experiment, missingBefore.keySet().stream());
    }
    MetricColumn column = experiment.metrics().get(name);
    if (!column.mean().isEmpty()) {
      return noAverage(
          experiment,
          column.mean().stream()
              .filter(m -> reason(experiment, dataset, benchmarks, m, Map.of()).isPresent()));
    }
    return column.of().stream()
        .flatMap(term -> term.metrics().stream())
        .map(m -> benchmarks.accuracies(experiment.benchmark(name)).lacks(dataset, m))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> noAverage(Experiment experiment, Stream<String> missing) {
    return missing
        .findFirst()
        .map(m -> "No average: column " + label(experiment, m) + " is empty.");
  }

  /** The columns that can be filled, as statistics see them, for some architectures. */
  public List<CorrelationColumn> metrics(
      Experiment experiment, Benchmarks benchmarks, int[] indices) {
    return new AccuracyVectors(experiment, benchmarks, dataset, indices).columns(present());
  }

  /** Which architectures have all accuracies of the columns that can be filled, by index. */
  public IntPredicate covered(Experiment experiment, Benchmarks benchmarks) {
    return accuracies(experiment)
        .map(a -> benchmarks.accuracies(a.benchmark()).covers(dataset, a.metric()))
        .reduce(index -> true, IntPredicate::and);
  }

  /** Which architectures a subset has, by index. */
  public IntPredicate members(Experiment experiment, Subset subset, Benchmarks benchmarks) {
    String name = experiment.accuracies();
    return subset.members(
        new Subset.Of(
            benchmarks.space(name),
            () -> benchmarks.accuracies(name).of(dataset, Metric.clean()),
            () -> benchmarks.published(dataset)::has));
  }

  /** An accuracy of a benchmark. */
  private record Accuracy(String benchmark, Metric metric) {}

  /** All that the columns that can be filled are made of, each once. */
  private Stream<Accuracy> accuracies(Experiment experiment) {
    return present().stream()
        .filter(name -> !experiment.isAverage(name))
        .flatMap(
            name -> {
              List<String> mean = experiment.metrics().get(name).mean();
              return mean.isEmpty() ? Stream.of(name) : mean.stream();
            })
        .flatMap(
            name ->
                experiment.metrics().get(name).of().stream()
                    .flatMap(term -> term.metrics().stream())
                    .map(metric -> new Accuracy(experiment.benchmark(name), metric)))
        .distinct();
  }

  /** How good a measurement a column is; empty of published and of averaged accuracies. */
  private Optional<ColumnQuality> quality(
      Experiment experiment, Benchmarks benchmarks, String name) {
    MetricColumn column = experiment.metrics().get(name);
    return column != null
            && !missing.containsKey(name)
            && column.of().size() == 1
            && column.of().get(0) instanceof AccuracyTerm.Single single
        ? benchmarks.accuracies(experiment.benchmark(name)).quality(dataset, single.metric())
        : Optional.empty();
  }

  /** Whether rows are ranked by a column: if all accuracies that it is made of rank them. */
  private boolean isRanked(Experiment experiment, Benchmarks benchmarks, String name) {
    if (missing.containsKey(name)) {
      return true;
    }
    MetricColumn column = experiment.metrics().get(name);
    List<String> parts =
        experiment.isAverage(name) ? names.subList(0, names.indexOf(name)) : column.mean();
    return parts.isEmpty()
        ? column.of().stream()
            .flatMap(term -> term.metrics().stream())
            .map(m -> benchmarks.accuracies(experiment.benchmark(name)).quality(dataset, m))
            .allMatch(quality -> quality.map(ColumnQuality::isRanked).orElse(true))
        : parts.stream().allMatch(part -> isRanked(experiment, benchmarks, part));
  }

  /** What the benchmarks say of themselves. */
  public Stream<String> remarks(Experiment experiment, Benchmarks benchmarks) {
    return accuracies(experiment)
        .map(Accuracy::benchmark)
        .distinct()
        .flatMap(b -> benchmarks.accuracies(b).remarks(dataset).stream());
  }

  /** Names of the columns that can be filled. */
  public List<String> present() {
    return names.stream().filter(name -> !missing.containsKey(name)).toList();
  }

  /** The columns as a table has them. */
  public List<Column> inTable(Experiment experiment, View view, Benchmarks benchmarks) {
    return names.stream()
        .map(
            name ->
                new Column(
                    dataset,
                    view,
                    name,
                    label(experiment, name),
                    quality(experiment, benchmarks, name),
                    isRanked(experiment, benchmarks, name)))
        .toList();
  }

  private static String label(Experiment experiment, String name) {
    return experiment.isAverage(name) ? "Avg." : experiment.metrics().get(name).label();
  }
}
