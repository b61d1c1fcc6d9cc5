package croze;

/** A heap that is too small for what is computed, where it was measured how much that needs. */
public final class InsufficientHeapException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long needed;

  /**
   * @param needed bytes of heap that one worker may take
   */
  public InsufficientHeapException(long needed, OutOfMemoryError cause) {
    super(cause);
    this.needed = needed;
  }

  /** Bytes of heap that one worker may take. */
  public long needed() {
    return needed;
  }
}
