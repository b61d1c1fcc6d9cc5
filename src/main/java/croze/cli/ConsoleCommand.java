package croze.cli;

import croze.console.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * A command: its options become one call of the application, and a console shows what that says.
 */
abstract class ConsoleCommand implements Callable<Integer> {
  static final int DIFFERENT = 1;
  static final int WRONG = 2;

  @Spec CommandSpec spec;

  /** 0, but for a command that says otherwise. */
  int exitCode;

  abstract void run(Console console);

  @Override
  public final Integer call() {
    run(new Console(spec.commandLine().getOut(), spec.commandLine().getErr()));
    return exitCode;
  }
}
