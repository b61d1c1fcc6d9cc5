package croze.cli;

import croze.InvalidInputException;
import picocli.CommandLine.Option;

/** How many threads score, each with an engine of its own. */
final class WorkersOption {
  private static final int MOST = 1024;

  @Option(names = "--workers", paramLabel = "N")
  private Integer workers;

  int workers() {
    if (workers == null) {
      return Runtime.getRuntime().availableProcessors();
    }
    if (workers < 1 || workers > MOST) {
      throw new InvalidInputException(
          "workers %d: expected a number from 1 to %d".formatted(workers, MOST));
    }
    return workers;
  }
}
