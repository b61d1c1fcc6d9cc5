package croze.study;

import croze.benchmark.Metric;
import croze.image.Dataset;
import croze.stats.HarmonicRobustnessScore;
import croze.study.AccuracyTerm.Harmonic;
import croze.study.AccuracyTerm.Severities;
import croze.study.AccuracyTerm.Single;
import croze.study.Experiment.MetricColumn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The accuracies of some architectures; each vector is one array, whoever asks for it. */
final class AccuracyVectors {
  private final Accuracies accuracies;
  private final Dataset dataset;
  private final int[] indices;
  private final Map<String, double[]> vectors = new HashMap<>();

  AccuracyVectors(Accuracies accuracies, Dataset dataset, int[] indices) {
    this.accuracies = accuracies;
    this.dataset = dataset;
    this.indices = indices;
  }

  /** The column as statistics see it: the mean over its terms, a corruption's by the protocol. */
  croze.stats.Metric column(String name, MetricColumn column) {
    return croze.stats.Metric.mean(
        name, column.of().stream().map(term -> metric(name, term)).toList());
  }

  /** The mean over some terms of each architecture. */
  double[] mean(List<AccuracyTerm> terms) {
    double[] mean = new double[indices.length];
    for (AccuracyTerm term : terms) {
      List<double[]> parts =
          term instanceof Harmonic h
              ? List.of(harmonic(h.robust()))
              : term.metrics().stream().map(this::single).toList();
      for (double[] part : parts) {
        for (int i = 0; i < mean.length; i++) {
          mean[i] += part[i] / parts.size() / terms.size();
        }
      }
    }
    return mean;
  }

  private croze.stats.Metric metric(String name, AccuracyTerm term) {
    if (term instanceof Severities s) {
      return croze.stats.Metric.group(
          name, List.of(s.metrics().stream().map(this::single).toList()));
    }
    return croze.stats.Metric.single(
        name, term instanceof Harmonic h ? harmonic(h.robust()) : single(((Single) term).metric()));
  }

  /** The accuracy of each architecture. */
  double[] single(Metric metric) {
    return vectors.computeIfAbsent(
        metric.toString(),
        key -> {
          double[] all = accuracies.of(dataset, metric);
          return Arrays.stream(indices).mapToDouble(i -> all[i]).toArray();
        });
  }

  /** 2·C·R/(C + R) of each architecture, 0 where both are 0. */
  private double[] harmonic(Metric robust) {
    double[] clean = single(Metric.clean());
    double[] attacked = single(robust);
    return vectors.computeIfAbsent(
        "hrs:" + robust, key -> HarmonicRobustnessScore.of(clean, attacked));
  }
}
