package croze.cli;

import croze.console.Console;
import croze.data.DataFolder;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** The call of a command: what it has beside its options. */
@Command
final class Invocation {
  /** Exit codes other than 0. */
  static final int DIFFERENT = 1;

  static final int WRONG = 2;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  Console console() {
    return new Console(command.commandLine().getOut(), command.commandLine().getErr());
  }

  DataFolder data() {
    return DataFolder.standard();
  }

  /** Names of the options that were given. */
  List<String> options() {
    return command.commandLine().getParseResult().matchedOptions().stream()
        .map(OptionSpec::longestName)
        .toList();
  }
}
