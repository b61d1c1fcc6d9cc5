package croze.engine;

import croze.InvalidInputException;
import croze.PlugIns;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registry of engines: those that {@link PlugIns} finds. Thread safe. */
public final class Engines {
  /** Property of the device that engines which take one run on. */
  private static final String DEVICE = "croze.device";

  private static final Logger LOG = LoggerFactory.getLogger(Engines.class);
  private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();
  private static final List<EngineProvider> ALL = PlugIns.of(EngineProvider.class);

  private Engines() {}

  /**
   * Asks for a device, for the rest of the program.
   *
   * @throws InvalidInputException if it is none
   */
  public static void useDevice(String name) {
    if (!name.matches("cpu|mps|cuda(:[0-9]+)?")) {
      throw new InvalidInputException(
          "--device \"%s\": expected cuda, cuda:1, mps or cpu".formatted(name));
    }
    System.setProperty(DEVICE, name);
  }

  /** The device that was asked for, as the engine names it: property {@value #DEVICE}. */
  public static Optional<String> device() {
    return Optional.ofNullable(System.getProperty(DEVICE));
  }

  /**
   * What the engine of that name runs on here: empty if that is the processor as a matter of
   * course, or if it cannot run here.
   */
  public static Optional<String> runsOn(String name) {
    try {
      return named(name).startUpLine();
    } catch (InvalidInputException e) {
      return Optional.empty();
    }
  }

  /** All engines, ours first. */
  public static List<EngineProvider> all() {
    return ALL;
  }

  /**
   * The engine of that name.
   *
   * @throws InvalidInputException if there is none
   */
  public static EngineProvider named(String name) {
    return ALL.stream()
        .filter(e -> e.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "engine \"%s\": expected %s"
                        .formatted(
                            name,
                            ALL.stream()
                                .map(EngineProvider::name)
                                .collect(Collectors.joining(" or ")))));
  }

  /**
   * Opens the engine of that name for one thread, within the range of its precision by {@link
   * ScaledEngine}; the first time, its device and warnings are logged.
   *
   * @throws InvalidInputException if there is no such engine, it cannot run here, or a device was
   *     asked for and it takes none
   */
  public static Engine open(String name, Precision precision) {
    EngineProvider engine = named(name);
    if (device().isPresent() && !engine.takesDevice()) {
      throw new InvalidInputException(
          "device \"%s\": engine %s takes none, %s".formatted(device().get(), name, takers()));
    }
    if (WARNED.add(name)) {
      engine.startUpLine().ifPresent(line -> LOG.warn("engine {}: {}", name, line));
      engine.warnings().forEach(LOG::warn);
    }
    return new ScaledEngine(engine.open(precision), precision.room());
  }

  private static String takers() {
    return ALL.stream()
        .filter(EngineProvider::takesDevice)
        .map(engine -> "--engine " + engine.name())
        .collect(Collectors.joining(" or ", "", " does"));
  }
}
