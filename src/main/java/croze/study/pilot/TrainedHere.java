package croze.study.pilot;

import croze.benchmark.Accuracies;
import croze.benchmark.Agreement;
import croze.benchmark.Benchmarks;
import croze.benchmark.adversarial.AdversarialTraining;
import croze.benchmark.file.ArchitectureCsv;
import croze.benchmark.metric.Metric;
import croze.benchmark.robust.StandardTraining;
import croze.image.Dataset;
import croze.stats.correlation.CorrelationColumn;
import croze.stats.correlation.CorrelationTable;
import croze.stats.correlation.Estimate;
import croze.stats.rank.NanPolicy;
import croze.stats.resample.Bootstrap;
import croze.train.AccuracyMeasure;
import croze.train.Protocol;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Accuracies of networks that were trained here, beside those that were published of the same
 * architectures: standard-trained ones beside Robust NAS-Bench-201, adversarially trained ones
 * beside NAS-RobBench-201.
 *
 * @param protocol how they were trained
 * @param csv their accuracies
 */
public record TrainedHere(Dataset dataset, Protocol protocol, ArchitectureCsv csv) {

  /**
   * How far each accuracy agrees with the published one, by column, in the order of the protocol.
   * Columns that have no counterpart are left out.
   *
   * @param bootstrap of the intervals
   * @throws croze.InvalidInputException if the published tables are missing or broken
   */
  public Map<String, Agreement> agreement(Benchmarks benchmarks, Bootstrap bootstrap) {
    Map<String, Agreement> all = new LinkedHashMap<>();
    for (AccuracyMeasure evaluation : protocol.evaluation()) {
      Pair pair = pair(benchmarks, evaluation).orElse(null);
      if (pair == null || pair.own.length < 2) {
        continue;
      }
      Estimate e =
          CorrelationTable.of(
                  List.of(pair.own),
                  List.of(CorrelationColumn.single(evaluation.column(), pair.published)),
                  NanPolicy.DROP,
                  bootstrap)
              .estimate(0, 0);
      if (!Double.isNaN(e.rho())) {
        all.put(
            evaluation.column(),
            new Agreement(
                benchmark() + ":" + evaluation.name(), e.rho(), e.low(), e.high(), e.n()));
      }
    }
    return all;
  }

  /** Name of the published benchmark whose networks were trained in the same way. */
  public String benchmark() {
    return protocol.adversary() == null ? StandardTraining.NAME : AdversarialTraining.NAME;
  }

  /** Accuracies of the same architectures, made here and published. */
  record Pair(double[] own, double[] published) {}

  /** An accuracy and its published counterpart; empty if there is none. */
  Optional<Pair> pair(Benchmarks benchmarks, AccuracyMeasure evaluation) {
    Accuracies published = benchmarks.accuracies(benchmark());
    List<Metric> metrics = evaluation.counterparts();
    ArchitectureCsv.Column column = csv.columns().get(evaluation.column());
    if (column == null || metrics.isEmpty() || !published.metrics(dataset).containsAll(metrics)) {
      return Optional.empty();
    }
    ArchitectureCsv.Values own = column.mean();
    BitSet present = own.present();
    double[] mean = new double[own.byIndex().length];
    for (Metric metric : metrics) {
      double[] values = published.of(dataset, metric);
      present.stream().forEach(i -> mean[i] += values[i] / metrics.size());
    }
    return Optional.of(
        new Pair(
            present.stream().mapToDouble(i -> own.byIndex()[i]).toArray(),
            present.stream().mapToDouble(i -> mean[i]).toArray()));
  }
}
