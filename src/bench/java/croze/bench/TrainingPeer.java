package croze.bench;

import croze.engine.Engines;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A training step beside PyTorch's of the same network and batch size, in one run.
 *
 * <p>Times are processor seconds of one thread, the least of several steps; both take turns, so
 * that a busy machine is busy for both.
 */
public final class TrainingPeer {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int STEPS = 25;
  private static final int ROUNDS = 3;

  private TrainingPeer() {}

  /**
   * @param args Python with PyTorch, then the script of the peer
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    double peak = peak();
    System.out.printf(
        Locale.ROOT,
        "cpu engine: %s; Java %s; peak of a core %.0f GFLOP/s%n",
        Engines.named("cpu").path(),
        System.getProperty("java.version"),
        peak / 1e9);
    for (int cells : new int[] {1, 5}) {
      compare(cells, peak, args);
    }
  }

  private static void compare(int cells, double peak, String[] peer)
      throws IOException, InterruptedException {
    double own = Double.MAX_VALUE;
    double other = Double.MAX_VALUE;
    String version = "";
    try (TrainingStep step = new TrainingStep("cpu", cells)) {
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < STEPS; i++) {
          own = Math.min(own, seconds(step::run));
        }
        String[] found = peer(peer, cells);
        version = found[0];
        other = Math.min(other, Double.parseDouble(found[1]) / 1e3);
      }
      System.out.printf(
          Locale.ROOT,
          "N = %d, %d images: cpu %.1f ms (%.0f images/s, %.0f %% of peak); PyTorch %s %.1f ms; ratio"
              + " %.2f%n",
          cells,
          TrainingStep.IMAGES,
          own * 1e3,
          TrainingStep.IMAGES / own,
          100 * step.flop() / own / peak,
          version,
          other * 1e3,
          other / own);
    }
  }

  /** Version, and milliseconds a step. */
  private static String[] peer(String[] peer, int cells) throws IOException, InterruptedException {
    ProcessBuilder python =
        new ProcessBuilder(
            peer[0], peer[1], "" + cells, "16", "" + TrainingStep.IMAGES, TrainingStep.CELL);
    // They are set for ND4J's OpenBLAS and would slow PyTorch's.
    python.environment().remove("OPENBLAS_CORETYPE");
    python.environment().remove("OPENBLAS_L2_SIZE");
    Process process = python.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", peer) + ": no PyTorch there (python3-torch)");
    }
    return line.strip().split(" ");
  }

  private static double seconds(Runnable work) {
    long start = THREADS.getCurrentThreadCpuTime();
    work.run();
    return (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
  }

  /** Multiplications and additions a second in single precision. */
  private static double peak() {
    PeakBenchmark benchmark = new PeakBenchmark();
    benchmark.fill();
    double best = 0;
    for (int i = 0; i < 400; i++) {
      Flop flop = new Flop();
      double time = seconds(() -> benchmark.floats(flop));
      best = i < 200 ? 0 : Math.max(best, flop.flop / time);
    }
    return best;
  }
}
