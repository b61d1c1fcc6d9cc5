package croze.cli;

import croze.console.Console;
import croze.run.catalogue.EngineList;
import picocli.CommandLine.Command;

/** {@code croze engines}: what can run the networks, and what each would run on here. */
@Command(name = "engines")
final class EnginesCommand extends ConsoleCommand {

  @Override
  void run(Console console) {
    console.print(EngineList.text());
  }
}
