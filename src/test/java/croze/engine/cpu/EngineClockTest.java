package croze.engine.cpu;

import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.engine.Engine;
import croze.engine.Engines;
import croze.engine.Precision;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The clock of the engine as a sweep opens it. */
class EngineClockTest {

  /** While the thread waits, as it does while other work has the core, the clock stands still. */
  @ParameterizedTest
  @EnumSource
  void onlyTheThreadsOwnWorkCounts(Precision precision) {
    try (Engine engine = Engines.open("cpu", precision)) {
      long wall = System.nanoTime();
      long own = engine.nanos();
      while (System.nanoTime() - wall < 200_000_000) {
        LockSupport.parkNanos(50_000_000);
      }
      assertTrue(engine.nanos() - own < (System.nanoTime() - wall) / 2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void workCounts(Precision precision) {
    try (Engine engine = Engines.open("cpu", precision)) {
      long own = engine.nanos();
      double sum = 0;
      for (int i = 0; i < 2_000_000; i++) {
        sum += Math.sin(i);
      }
      assertTrue(engine.nanos() > own, "sum " + sum);
    }
  }
}
