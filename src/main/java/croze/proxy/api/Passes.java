package croze.proxy.api;

import croze.engine.Pass;
import croze.space.Architecture;
import croze.space.Macro;
import java.util.function.Supplier;

/** What a proxy sees of one architecture: what it is, and the passes it asked for. */
public interface Passes {

  Architecture architecture();

  Macro macro();

  /**
   * The pass of that key.
   *
   * @throws IllegalStateException if no proxy of the sweep asked for it
   */
  Pass get(PassKey key);

  /**
   * The means to run passes that are no one else's.
   *
   * @throws IllegalStateException if there is no network to run
   */
  default OwnPasses own() {
    throw new IllegalStateException("no network can be run here");
  }

  /**
   * A value that several proxies derive from the same passes: computed at the first call with that
   * key, then remembered for this architecture.
   */
  <T> T shared(Object key, Supplier<T> compute);
}
