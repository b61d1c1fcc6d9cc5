package croze.bench;

import croze.engine.Engines;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * A training step beside PyTorch's of the same network and batch size, in one run.
 *
 * <p>Times are processor seconds of one thread, the least of several steps; both take turns, so
 * that a busy machine is busy for both.
 */
public final class TrainingPeer {
  private static final int STEPS = 25;
  private static final int ROUNDS = 3;

  private TrainingPeer() {}

  /**
   * @param args Python with PyTorch, then the script of the peer
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    double peak = Core.floatPeak();
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
          own = Math.min(own, Core.seconds(step::run));
        }
        String[] found =
            PeerProcess.output(
                    List.of(
                        peer[0],
                        peer[1],
                        "" + cells,
                        "16",
                        "" + TrainingStep.IMAGES,
                        TrainingStep.CELL))
                .split(" ");
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
}
