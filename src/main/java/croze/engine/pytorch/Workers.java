package croze.engine.pytorch;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The workers that wait for an engine: Python and PyTorch take seconds to start, and a search opens
 * an engine an architecture. They end with this process. Thread safe.
 */
final class Workers {
  private static final Map<Python, Deque<Worker>> IDLE = new HashMap<>();

  private Workers() {}

  /**
   * One that waits, or else a new one.
   *
   * @throws IOException as {@link Worker#start}
   */
  static Worker take(Python python) throws IOException {
    for (Worker idle = poll(python); idle != null; idle = poll(python)) {
      if (idle.isAlive()) {
        return idle;
      }
    }
    return Worker.start(python);
  }

  private static Worker poll(Python python) {
    synchronized (IDLE) {
      return IDLE.computeIfAbsent(python, p -> new ArrayDeque<>()).poll();
    }
  }

  static void giveBack(Python python, Worker worker) {
    synchronized (IDLE) {
      IDLE.computeIfAbsent(python, p -> new ArrayDeque<>()).push(worker);
    }
  }
}
