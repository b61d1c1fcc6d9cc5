package croze.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where committed results and what is expected of them lie. */
final class ResultOptions {
  @Option(names = "--results", paramLabel = "FOLDER", defaultValue = "results")
  Path results;

  @Option(names = "--experiments", paramLabel = "FOLDER", defaultValue = "experiments")
  Path experiments;
}
