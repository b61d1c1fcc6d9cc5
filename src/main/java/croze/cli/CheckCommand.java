package croze.cli;

import croze.run.check.CheckOutcome;
import croze.run.check.CheckRequest;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croze check}: the committed results against themselves made again. */
final class CheckCommand {
  @Command(name = "check")
  static int run(
      @Mixin Invocation call,
      @Option(names = "--sample", paramLabel = "N", defaultValue = "64") int sample,
      @Option(names = "--junit", paramLabel = "FILE") Path junit,
      @Option(names = "--full") boolean full,
      @Option(names = "--results", paramLabel = "FOLDER", defaultValue = "results") Path results,
      @Option(names = "--experiments", paramLabel = "FOLDER", defaultValue = "experiments")
          Path experiments,
      @Mixin WorkersOption workers) {
    CheckOutcome outcome =
        new CheckRequest(
                results, experiments, sample, full, workers.workers(), Optional.ofNullable(junit))
            .run(call.data(), call.console());
    return outcome.differences().isEmpty() ? 0 : Invocation.DIFFERENT;
  }
}
