package croze.cli;

import croze.console.Console;
import croze.data.DataFolder;
import croze.run.check.Acceptance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code croze accept}: what is there is what is expected from now on. */
@Command(name = "accept")
final class AcceptCommand extends ConsoleCommand {
  @Mixin private ResultOptions folders;
  @Mixin private WorkersOption workers;

  @Override
  void run(Console console) {
    Acceptance.of(
            folders.results(),
            folders.experiments(),
            workers.workers(),
            DataFolder.standard(),
            console)
        .forEach(console::print);
  }
}
