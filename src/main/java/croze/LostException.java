package croze;

/**
 * Work that was lost because what it ran on failed: a process that ended, a device out of memory.
 * Neither program nor input is to blame, and the same work may succeed when it is tried again.
 *
 * <p>The message is one line. A sweep leaves the architecture out and goes on.
 */
public final class LostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LostException(String message, Throwable cause) {
    super(message, cause);
  }
}
