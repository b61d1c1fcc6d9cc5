package croze.cli;

import croze.console.Console;
import croze.run.check.Acceptance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code croze accept}: what is there is what is expected from now on. */
final class AcceptCommand {
  @Command(name = "accept")
  static void run(
      @Mixin Invocation call, @Mixin ResultOptions folders, @Mixin WorkersOption workers) {
    Console console = call.console();
    Acceptance.of(folders.results, folders.experiments, workers.workers(), call.data(), console)
        .forEach(console::print);
  }
}
