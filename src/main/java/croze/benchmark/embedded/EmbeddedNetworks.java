package croze.benchmark.embedded;

import croze.benchmark.Accuracies;
import croze.benchmark.Benchmark;
import croze.benchmark.file.FileAccuracies;
import croze.benchmark.metric.Metric;
import croze.data.DataFolder;
import java.util.List;
import java.util.Optional;

/** Networks that this project trained by one protocol, {@code embedded:mini}. */
public final class EmbeddedNetworks implements Benchmark {
  private static final int SHORT_COMMIT = 7;

  @Override
  public String name() {
    return "embedded";
  }

  @Override
  public String usage() {
    return "embedded:PROTOCOL";
  }

  @Override
  public String label(String protocol) {
    return "embedded benchmark";
  }

  @Override
  public boolean mayHave(Metric metric) {
    return true;
  }

  @Override
  public Accuracies open(String protocol, DataFolder folder) {
    return new FileAccuracies(
        dataset -> {
          EmbeddedBenchmark embedded = EmbeddedBenchmark.load(folder, dataset, protocol);
          Optional<EmbeddedBenchmark> again =
              EmbeddedBenchmark.secondSeed(folder, dataset, protocol);
          return new FileAccuracies.Table(
              embedded.accuracies(),
              embedded.agreement(),
              again.map(EmbeddedBenchmark::accuracies),
              List.of(
                  "%s, embedded benchmark: %d networks trained by this project (protocol %s, commit %s)%s."
                      .formatted(
                          dataset.label(),
                          embedded.architectures(),
                          protocol,
                          embedded
                              .commit()
                              .substring(0, Math.min(SHORT_COMMIT, embedded.commit().length())),
                          again
                              .map(
                                  b ->
                                      ", %d of them from a second seed too"
                                          .formatted(b.architectures()))
                              .orElse(""))));
        });
  }
}
