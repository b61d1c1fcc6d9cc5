package croze.engine;

import java.util.List;
import java.util.Optional;

/**
 * An engine that can be opened. To add one: implement this and name the class in {@code
 * META-INF/services/croze.engine.EngineProvider}. Thread safe; made once, and does nothing before
 * it is asked.
 */
public interface EngineProvider {

  /** Name on the command line. */
  String name();

  /** How it runs programs, in one line. */
  String description();

  /** Whether its tensors lie on the Java heap, which then has to be large enough. */
  boolean onHeap();

  /** Whether it runs on the device that {@link Engines#device} names. */
  default boolean takesDevice() {
    return false;
  }

  /** Opens it for one thread. */
  Engine open(Precision precision);

  /** What it would run on here, in one line; throws if it cannot run. */
  String path();

  /**
   * The device that it runs on, in one line, which is told when it is first opened; empty if that
   * is the processor, as a matter of course.
   */
  default Optional<String> startUpLine() {
    return Optional.empty();
  }

  /** What makes it slow here, a line each with its fix. */
  List<String> warnings();
}
