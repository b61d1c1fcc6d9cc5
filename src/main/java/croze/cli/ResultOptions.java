package croze.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where committed results and what is expected of them lie. */
final class ResultOptions {
  @Option(names = "--results", paramLabel = "FOLDER", defaultValue = "results")
  private Path results;

  @Option(names = "--experiments", paramLabel = "FOLDER", defaultValue = "experiments")
  private Path experiments;

  Path results() {
    return results;
  }

  Path experiments() {
    return experiments;
  }
}
