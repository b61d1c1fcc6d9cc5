package croze.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether the executors of a Spark cluster compute. */
final class SparkOption {
  @Option(names = "--spark", paramLabel = "MASTER")
  private String master;

  Optional<String> master() {
    return Optional.ofNullable(master);
  }
}
