package croze.console;

import croze.InsufficientHeapException;
import croze.InvalidInputException;
import croze.LostException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** How a command that cannot do its work ends: one line on stderr, and an exit code. */
public final class Refusal {
  private static final int FAILURE = 1;
  private static final int INVALID_INPUT = 2;

  /** Causes may form a circle. */
  private static final int DEEPEST = 50;

  private Refusal() {}

  /**
   * Options that are wrong.
   *
   * @param command whose help says what is right
   * @return the exit code
   */
  public static int ofOptions(String message, String command, PrintWriter err) {
    print(err, "%s (see %s --help)".formatted(message, command));
    return INVALID_INPUT;
  }

  /** The output could not be written: it is full, or whoever read it is gone. */
  public static int ofOutput(PrintWriter err) {
    print(err, "failed: the output cannot be written; it is full or closed");
    return FAILURE;
  }

  /**
   * Any failure: a fault of the input, or not.
   *
   * @param debug whether the stack trace is shown
   * @return the exit code
   */
  public static int of(Throwable failure, PrintWriter err, boolean debug) {
    if (debug) {
      failure.printStackTrace(err);
    }
    Optional<InvalidInputException> invalid = cause(failure, InvalidInputException.class);
    if (invalid.isPresent()) {
      print(err, invalid.get().getMessage());
      return INVALID_INPUT;
    }
    String trace = debug ? "" : " (run with --debug for the stack trace)";
    print(err, "failed: " + reason(failure) + trace);
    return FAILURE;
  }

  private static String reason(Throwable failure) {
    Optional<OutOfMemoryError> memory = cause(failure, OutOfMemoryError.class);
    if (memory.isPresent()) {
      long has = Runtime.getRuntime().maxMemory() >> 20;
      long needs =
          cause(failure, InsufficientHeapException.class).map(e -> e.needed() >> 20).orElse(0L);
      return "out of memory (%s): Java may take %,d MB of heap%s; give it more, such as CROZE_JVM_FLAGS=-Xmx%dm, or run fewer --workers"
          .formatted(
              memory.get().getMessage(),
              has,
              needs == 0
                  ? ", too little for this"
                  : ", a worker needs about %,d MB".formatted(needs),
              Math.max(needs, 2 * has));
    } else if (cause(failure, StackOverflowError.class).isPresent()) {
      return "the stack overflowed: the input is nested too deeply, or needs CROZE_JVM_FLAGS=-Xss8m";
    }
    Optional<LinkageError> linkage = cause(failure, LinkageError.class);
    if (linkage.isPresent()) {
      return "the program is not whole, or not made for this Java %s (%s); build it again with make build"
          .formatted(Runtime.version().feature(), linkage.get());
    }
    Optional<LostException> lost = cause(failure, LostException.class);
    if (lost.isPresent()) {
      return lost.get().getMessage();
    }
    return cause(failure, FileSystemException.class)
        .map(e -> reason(failure, e))
        .orElse(failure.toString());
  }

  /** Of some exceptions the message is the name of the file and nothing else. */
  private static String reason(Throwable failure, FileSystemException e) {
    String message = failure.getMessage();
    if (e.getReason() != null || !message.endsWith(e.getMessage())) {
      return message;
    }
    String before = message.substring(0, message.length() - e.getMessage().length());
    String file = before.contains(e.getMessage()) ? "" : e.getFile() + ": ";
    String why =
        e instanceof AccessDeniedException
            ? "access is denied"
            : e instanceof NoSuchFileException
                ? "there is no such file or folder"
                : e.getClass().getSimpleName();
    return before.replaceFirst(".*Exception: $", "") + file + why;
  }

  private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }

  /** One line, without the control characters that a file may have brought along. */
  private static void print(PrintWriter err, String message) {
    err.println("croze: " + message.replaceAll("\\R\\s*", " ").replaceAll("\\p{Cntrl}", "?"));
    err.flush();
  }
}
