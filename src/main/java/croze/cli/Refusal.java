package croze.cli;

import croze.InvalidInputException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** How a command that cannot do its work ends: one line on stderr, and an exit code. */
final class Refusal {
  private static final int FAILURE = 1;
  private static final int INVALID_INPUT = 2;

  private Refusal() {}

  static int ofOptions(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    print(command.getErr(), "%s (see %s --help)".formatted(failure.getMessage(), name));
    return INVALID_INPUT;
  }

  static int of(Exception failure, CommandLine command, boolean debug) {
    if (debug) {
      failure.printStackTrace(command.getErr());
    }
    if (failure instanceof InvalidInputException) {
      print(command.getErr(), failure.getMessage());
      return INVALID_INPUT;
    }
    print(
        command.getErr(),
        "failed: %s%s".formatted(failure, debug ? "" : " (run with --debug for the stack trace)"));
    return FAILURE;
  }

  private static void print(PrintWriter err, String message) {
    err.println("croze: " + message.replaceAll("\\R\\s*", " "));
    err.flush();
  }
}
