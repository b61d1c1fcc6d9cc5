package croze.study.kind;

import croze.benchmark.Benchmarks;
import croze.benchmark.metric.Metric;
import croze.image.Dataset;
import croze.stats.HarmonicRobustnessScore;
import croze.stats.correlation.CorrelationColumn;
import croze.study.experiment.AccuracyTerm;
import croze.study.experiment.AccuracyTerm.Harmonic;
import croze.study.experiment.AccuracyTerm.Severities;
import croze.study.experiment.AccuracyTerm.Single;
import croze.study.experiment.Experiment;
import croze.study.experiment.MetricColumn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The columns of an experiment over some architectures; each accuracy vector is one array. */
public final class AccuracyVectors {
  private final Experiment experiment;
  private final Benchmarks benchmarks;
  private final Dataset dataset;
  private final int[] indices;
  private final Map<String, double[]> vectors = new HashMap<>();

  public AccuracyVectors(
      Experiment experiment, Benchmarks benchmarks, Dataset dataset, int[] indices) {
    this.experiment = experiment;
    this.benchmarks = benchmarks;
    this.dataset = dataset;
    this.indices = indices;
  }

  /**
   * The columns as statistics see them: each the mean over its terms, a corruption's by the
   * protocol.
   *
   * @param names columns, of which {@code avg} is the mean of those before it
   */
  public List<CorrelationColumn> columns(List<String> names) {
    Map<String, CorrelationColumn> columns = new HashMap<>();
    for (int k = 0; k < names.size(); k++) {
      List<String> before = names.subList(0, k);
      columns.put(
          names.get(k),
          experiment.isAverage(names.get(k))
              ? CorrelationColumn.mean(
                  Experiment.AVERAGE, before.stream().map(columns::get).toList())
              : column(names.get(k)));
    }
    return names.stream().map(columns::get).toList();
  }

  private CorrelationColumn column(String name) {
    MetricColumn column = experiment.metrics().get(name);
    return CorrelationColumn.mean(
        name,
        column.mean().isEmpty()
            ? column.of().stream().map(term -> metric(name, term)).toList()
            : column.mean().stream().map(this::column).toList());
  }

  private CorrelationColumn metric(String name, AccuracyTerm term) {
    return term instanceof Severities s
        ? CorrelationColumn.group(
            name, List.of(s.metrics().stream().map(m -> single(name, m)).toList()))
        : CorrelationColumn.single(name, vector(name, term));
  }

  /** The value of a column for each architecture: the mean accuracy, 0 … 1. */
  public double[] values(String name) {
    MetricColumn column = experiment.metrics().get(name);
    return column.mean().isEmpty()
        ? mean(column.of().stream().map(term -> vector(name, term)).toList())
        : mean(column.mean().stream().map(this::values).toList());
  }

  private double[] vector(String name, AccuracyTerm term) {
    if (term instanceof Harmonic h) {
      return known(
          experiment.benchmark(name) + "/hrs:" + h.robust(),
          () -> HarmonicRobustnessScore.of(single(name, Metric.clean()), single(name, h.robust())));
    }
    return term instanceof Single s
        ? single(name, s.metric())
        : mean(term.metrics().stream().map(m -> single(name, m)).toList());
  }

  private double[] single(String name, Metric metric) {
    String benchmark = experiment.benchmark(name);
    return known(
        benchmark + "/" + metric,
        () -> {
          double[] all = benchmarks.accuracies(benchmark).of(dataset, metric);
          return Arrays.stream(indices).mapToDouble(i -> all[i]).toArray();
        });
  }

  private double[] known(String key, Supplier<double[]> vector) {
    double[] known = vectors.get(key);
    if (known == null) {
      known = vector.get();
      vectors.put(key, known);
    }
    return known;
  }

  private static double[] mean(List<double[]> vectors) {
    double[] mean = new double[vectors.get(0).length];
    for (double[] vector : vectors) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += vector[i] / vectors.size();
      }
    }
    return mean;
  }
}
