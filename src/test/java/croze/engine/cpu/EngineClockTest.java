package croze.engine.cpu;

import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.engine.Precision;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class EngineClockTest {

  /** While the thread waits, as it does while other work has the core, the clock stands still. */
  @Test
  void onlyTheThreadsOwnWorkCounts() {
    try (CpuEngine engine = new CpuEngine(Precision.DOUBLE)) {
      long wall = System.nanoTime();
      long own = engine.nanos();
      while (System.nanoTime() - wall < 200_000_000) {
        LockSupport.parkNanos(50_000_000);
      }
      assertTrue(engine.nanos() - own < (System.nanoTime() - wall) / 2);
    }
  }

  @Test
  void workCounts() {
    try (CpuEngine engine = new CpuEngine(Precision.DOUBLE)) {
      long own = engine.nanos();
      double sum = 0;
      for (int i = 0; i < 2_000_000; i++) {
        sum += Math.sin(i);
      }
      assertTrue(engine.nanos() > own, "sum " + sum);
    }
  }
}
