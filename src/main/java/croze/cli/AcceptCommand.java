package croze.cli;

import croze.console.Console;
import croze.run.check.Acceptance;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code croze accept}: what is there is what is expected from now on. */
final class AcceptCommand {
  @Command(name = "accept")
  static void run(
      @Mixin Invocation call,
      @Option(names = "--results", paramLabel = "FOLDER", defaultValue = "results") Path results,
      @Option(names = "--experiments", paramLabel = "FOLDER", defaultValue = "experiments")
          Path experiments,
      @Mixin WorkersOption workers) {
    Console console = call.console();
    Acceptance.of(results, experiments, workers.workers(), call.data(), console)
        .forEach(console::print);
  }
}
