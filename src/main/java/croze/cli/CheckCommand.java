package croze.cli;

import croze.console.Console;
import croze.data.DataFolder;
import croze.run.check.CheckOutcome;
import croze.run.check.CheckRequest;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croze check}: the committed results against themselves made again. */
@Command(name = "check")
final class CheckCommand extends ConsoleCommand {
  @Option(names = "--sample", paramLabel = "N", defaultValue = "64")
  private int sample;

  @Option(names = "--junit", paramLabel = "FILE")
  private Path junit;

  @Option(names = "--full")
  private boolean full;

  @Mixin private ResultOptions folders;
  @Mixin private WorkersOption workers;

  @Override
  void run(Console console) {
    CheckOutcome outcome =
        new CheckRequest(
                folders.results(),
                folders.experiments(),
                sample,
                full,
                workers.workers(),
                Optional.ofNullable(junit))
            .run(DataFolder.standard(), console);
    exitCode = outcome.differences().isEmpty() ? 0 : DIFFERENT;
  }
}
