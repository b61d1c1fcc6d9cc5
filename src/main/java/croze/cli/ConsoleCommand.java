package croze.cli;

import croze.console.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command: its options become one call of the application, a console shows what that says. */
abstract class ConsoleCommand implements Callable<Integer> {
  static final int DIFFERENT = 1;
  static final int WRONG = 2;

  @Spec private CommandSpec spec;

  /**
   * @return the exit code
   */
  abstract int run(Console console);

  @Override
  public final Integer call() {
    CommandLine command = spec.commandLine();
    return run(new Console(command.getOut(), command.getErr()));
  }
}
