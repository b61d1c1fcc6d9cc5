package croze.engine.pytorch;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import croze.engine.Engine;
import croze.engine.Engines;
import croze.engine.Precision;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A Python of this machine that has PyTorch; tests without one are skipped. */
public final class Torch {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Optional<Python> FOUND =
      Stream.of(System.getenv().getOrDefault("CROZE_PYTHON", "python3"), "/usr/bin/python3")
          .distinct()
          .map(python -> new Python(List.of(python), "cpu", PATIENCE))
          .filter(Torch::runs)
          .findFirst();

  private Torch() {}

  private static boolean runs(Python python) {
    try (Worker worker = Worker.start(python)) {
      return worker.isAlive();
    } catch (IOException e) {
      return false;
    }
  }

  static Python python() {
    assumeTrue(FOUND.isPresent(), "no python3 here has numpy and torch: install python3-torch");
    return FOUND.get();
  }

  static Engine open(Precision precision) {
    return new PytorchEngine(python(), precision);
  }

  /** The engine of that name in double; {@code pytorch} with the Python found here. */
  public static Engine orNamed(String engine) {
    return engine.equals("pytorch")
        ? open(Precision.DOUBLE)
        : Engines.open(engine, Precision.DOUBLE);
  }
}
