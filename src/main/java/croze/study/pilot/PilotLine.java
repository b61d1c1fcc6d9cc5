package croze.study.pilot;

import croze.benchmark.Agreement;
import croze.benchmark.Benchmarks;
import croze.benchmark.embedded.EmbeddedBenchmark;
import croze.image.Dataset;
import croze.stats.SplitHalves;
import croze.stats.correlation.CorrelationColumn;
import croze.stats.correlation.SampledCorrelations;
import croze.stats.rank.NanPolicy;
import croze.stats.resample.Bootstrap;
import croze.stats.resample.Spread;
import croze.study.result.ResultTable.Coverage;
import croze.train.AccuracyMeasure;
import croze.train.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A line of the pilot study: what a protocol of training costs a network, and how well one of its
 * accuracies ranks the networks as the published one does.
 *
 * @param protocol name of the protocol
 * @param networks how many it trained
 * @param coreSeconds of one core a network, evaluation included; for what is measured on the way,
 *     the same share of it as of the epochs
 * @param column name of the accuracy, {@code fgsm@8+epoch5} if it is measured after epoch 5
 * @param measure the same without the epoch: {@code fgsm@8}
 * @param epoch after how many epochs it is measured
 * @param agreement with the published column
 * @param reliability by split halves of the test images; NaN without halves
 * @param samples how ρ spreads over smaller numbers of networks
 */
public record PilotLine(
    String protocol,
    int networks,
    double coreSeconds,
    String column,
    String measure,
    int epoch,
    Agreement agreement,
    double reliability,
    List<Sample> samples) {
  /** Whether there are enough networks for an interval, and for saying that a goal is met. */
  public boolean isJudged() {
    return agreement.n() >= Coverage.LEAST_JUDGED;
  }

  /** Numbers of networks of the samples. */
  private static final int[] SIZES = {10, 20, 40, 80, 160};

  /**
   * The central 95 % of ρ over random samples of the networks.
   *
   * @param size networks of a sample
   */
  public record Sample(int size, double low, double high) {}

  /**
   * The lines of a protocol, a line a column that has a published counterpart.
   *
   * @param plan resamples of intervals and samples
   * @throws croze.InvalidInputException if the published tables are missing or broken
   */
  public static List<PilotLine> of(
      String name,
      Protocol protocol,
      Dataset dataset,
      EmbeddedBenchmark networks,
      Benchmarks benchmarks,
      Bootstrap plan) {
    TrainedHere trained = new TrainedHere(dataset, protocol, networks.accuracies());
    Map<String, Agreement> agreement = trained.agreement(benchmarks, plan);
    List<PilotLine> lines = new ArrayList<>();
    for (AccuracyMeasure evaluation : protocol.evaluation()) {
      String column = evaluation.column();
      if (agreement.containsKey(column)) {
        lines.add(
            new PilotLine(
                name,
                networks.architectures(),
                networks.computingSeconds()
                    / networks.architectures()
                    * evaluation.measuredAfter(protocol)
                    / protocol.epochs(),
                column,
                evaluation.name(),
                evaluation.measuredAfter(protocol),
                agreement.get(column),
                reliability(networks, column),
                samples(trained.pair(benchmarks, evaluation).orElseThrow(), column, plan)));
      }
    }
    return lines;
  }

  private static double reliability(EmbeddedBenchmark networks, String column) {
    var columns = networks.accuracies().columns();
    return columns.containsKey(column + ":a") && columns.containsKey(column + ":b")
        ? SplitHalves.reliability(
            columns.get(column + ":a").mean().byIndex(),
            columns.get(column + ":b").mean().byIndex())
        : Double.NaN;
  }

  private static List<Sample> samples(TrainedHere.Pair pair, String column, Bootstrap plan) {
    List<Sample> samples = new ArrayList<>();
    for (int size : SIZES) {
      if (size < pair.own().length) {
        Spread spread =
            Spread.of(
                SampledCorrelations.of(
                        List.of(pair.own()),
                        List.of(CorrelationColumn.single(column, pair.published())),
                        NanPolicy.DROP,
                        size,
                        plan)
                    .rho(0, 0),
                plan.level());
        samples.add(new Sample(size, spread.low(), spread.high()));
      }
    }
    return samples;
  }
}
