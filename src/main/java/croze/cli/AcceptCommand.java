package croze.cli;

import croze.console.Console;
import croze.data.DataFolder;
import croze.run.Acceptance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code croze accept}: what is there is what is expected from now on. */
@Command(
    name = "accept",
    description =
        "Takes the committed tables and scores, and the scores that need no data as they are computed now,"
            + " as what croze check expects.")
final class AcceptCommand extends ConsoleCommand {
  @Mixin private ResultOptions folders;
  @Mixin private WorkersOption workers;

  @Override
  int run(Console console) {
    Acceptance.of(
            folders.results(),
            folders.experiments(),
            folders.studies(),
            workers.workers(),
            DataFolder.standard(),
            console)
        .forEach(console::print);
    return 0;
  }
}
