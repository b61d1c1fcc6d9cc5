package croze.engine;

import croze.InvalidInputException;
import croze.engine.cpu.CpuEngine;
import croze.engine.nd4j.Nd4jEngine;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The registry: one line an engine. */
public final class Engines {
  private static final List<Entry> ALL =
      List.of(
          new Entry("nd4j", "each op as ND4J ops, on the processor or on CUDA", Nd4jEngine::new),
          new Entry("cpu", "direct convolutions of one thread on heap arrays", CpuEngine::new));

  /**
   * An engine that can be opened.
   *
   * @param name name on the command line
   * @param description how it runs programs, in one line
   */
  public record Entry(String name, String description, Function<Precision, Engine> opener) {}

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

  /** Opens the engine of that name for one thread. */
  public static Engine open(String name, Precision precision) {
    return named(name).opener().apply(precision);
  }
}
