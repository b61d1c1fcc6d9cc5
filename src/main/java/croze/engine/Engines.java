package croze.engine;

import croze.InvalidInputException;
import croze.engine.cpu.CpuEngine;
import croze.engine.nd4j.Backend;
import croze.engine.nd4j.BlasCore;
import croze.engine.nd4j.Nd4jEngine;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registry: one entry an engine. Thread safe. */
public final class Engines {
  private static final Logger LOG = LoggerFactory.getLogger(Engines.class);
  private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();

  private static final List<Entry> ALL =
      List.of(
          new Entry(
              "nd4j",
              "each op as ND4J ops, on the processor or on CUDA",
              false,
              Nd4jEngine::new,
              Backend::describe,
              () -> BlasCore.current().warnings()),
          new Entry(
              "cpu",
              "direct convolutions on heap arrays",
              true,
              CpuEngine::new,
              CpuEngine::describe,
              CpuEngine::warnings));

  /**
   * An engine that can be opened.
   *
   * @param name name on the command line
   * @param description how it runs programs, in one line
   * @param onHeap whether its tensors lie on the Java heap, which then has to be large enough
   * @param opener opens it for one thread
   * @param path what it would run on here, in one line; throws if it cannot run
   * @param warnings what makes it slow here, a line each with its fix
   */
  public record Entry(
      String name,
      String description,
      boolean onHeap,
      Function<Precision, Engine> opener,
      Supplier<String> path,
      Supplier<List<String>> warnings) {}

  private Engines() {}

  /** All engines. */
  public static List<Entry> all() {
    return ALL;
  }

  /**
   * The engine of that name.
   *
   * @throws InvalidInputException if there is none
   */
  public static Entry named(String name) {
    return ALL.stream()
        .filter(e -> e.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "engine \"%s\": expected %s"
                        .formatted(
                            name,
                            ALL.stream().map(Entry::name).collect(Collectors.joining(" or ")))));
  }

  /** Opens the engine of that name for one thread; the first time, its warnings are logged. */
  public static Engine open(String name, Precision precision) {
    Entry entry = named(name);
    if (WARNED.add(name)) {
      entry.warnings().get().forEach(LOG::warn);
    }
    return entry.opener().apply(precision);
  }
}
