package croze;

/**
 * Input that a user can correct: a file, a row, a value or an option.
 *
 * <p>The message is one line that names the file, the row or option, the value found, what was
 * expected, and the fix. The command line prints that line alone and ends with exit code 2; the
 * stack trace is shown with {@code --debug} only.
 */
public class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidInputException(String message) {
    super(oneLine(message));
  }

  public InvalidInputException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  /** What a file or an option says may hold line ends and other control characters. */
  private static String oneLine(String message) {
    return message.replaceAll("\\R\\s*", " ").replaceAll("\\p{Cc}", "?");
  }
}
