package croze.cli;

import croze.console.Console;
import croze.run.catalogue.EngineList;
import picocli.CommandLine.Command;

/** {@code croze engines}: what can run the networks, and what each would run on here. */
@Command(
    name = "engines",
    description = "Lists the engines, and what each runs on on this machine.")
final class EnginesCommand extends ConsoleCommand {

  @Override
  int run(Console console) {
    console.print(EngineList.text());
    return 0;
  }
}
