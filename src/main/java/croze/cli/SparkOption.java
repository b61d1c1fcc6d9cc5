package croze.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether the executors of a Spark cluster compute. */
final class SparkOption {
  @Option(
      names = "--spark",
      paramLabel = "MASTER",
      description =
          "Compute on a Spark cluster, such as spark://host:7077; log and export are written here,"
              + " with the same bytes. Needs the plug-in: make spark.")
  private String master;

  Optional<String> master() {
    return Optional.ofNullable(master);
  }
}
