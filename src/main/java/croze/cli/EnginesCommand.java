package croze.cli;

import croze.run.catalogue.EngineList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code croze engines}: what can run the networks, and what each would run on here. */
final class EnginesCommand {
  @Command(name = "engines")
  static void run(@Mixin Invocation call) {
    call.console().print(EngineList.text());
  }
}
