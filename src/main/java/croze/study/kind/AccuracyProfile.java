package croze.study.kind;

import croze.benchmark.Benchmarks;
import croze.image.Dataset;
import croze.study.experiment.AccuracyTerm;
import croze.study.experiment.Experiment;
import croze.study.experiment.MetricColumn;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** What the columns of an experiment are of each architecture of the space. */
public final class AccuracyProfile {
  private AccuracyProfile() {}

  /**
   * Accuracy, 0 … 1, of all architectures in order of the index, by the label of the column; left
   * out are columns that the benchmark cannot fill, averages of columns, and harmonic robustness
   * scores.
   *
   * @throws croze.InvalidInputException if the experiment has no columns for the data set, or a
   *     file of the benchmark is missing or broken
   */
  public static Map<String, double[]> of(
      Experiment experiment, Dataset dataset, Benchmarks benchmarks) {
    int[] all =
        IntStream.range(0, benchmarks.space(experiment.accuracies()).size().orElseThrow())
            .toArray();
    AccuracyVectors vectors = new AccuracyVectors(experiment, benchmarks, dataset, all);
    Map<String, double[]> profile = new LinkedHashMap<>();
    for (String name : Columns.of(experiment, dataset, benchmarks).present()) {
      if (!experiment.isAverage(name) && isAccuracy(experiment.metrics().get(name))) {
        profile.put(experiment.metrics().get(name).label(), vectors.values(name));
      }
    }
    return profile;
  }

  private static boolean isAccuracy(MetricColumn column) {
    return column.mean().isEmpty()
        && column.of().stream().noneMatch(term -> term instanceof AccuracyTerm.Harmonic);
  }
}
