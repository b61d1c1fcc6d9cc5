package croze.data.fetch;

/** Hears how far a file has come. */
@FunctionalInterface
public interface FetchProgress {

  /**
   * Called often, on the thread that fetches.
   *
   * @param name what is being brought
   * @param done bytes so far, those of an earlier, interrupted run included
   * @param total all bytes, or −1 if the server does not say
   */
  void update(String name, long done, long total);

  /** Called after a file, whether it came or not. */
  default void ended() {}
}
