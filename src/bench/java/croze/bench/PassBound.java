package croze.bench;

import croze.data.DataFolder;
import croze.engine.Engines;
import croze.net.Counts;
import croze.net.Form;
import croze.net.Op;
import croze.net.Program;
import croze.net.Shape;
import croze.proxy.Proxies;
import croze.proxy.Proxy;
import croze.score.Scorer;
import croze.score.Setting;
import croze.space.nb201.CellSpace;
import croze.timing.TimedCell;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How near passes with BN are to what the processor can do, beside PyTorch's, in one run: peak and
 * bandwidth of a core, the least processor seconds of either, the seconds that the arithmetic takes
 * at the peak, and those that the norms' readings and writings take at the bandwidth of
 * memory: all tensors of a pass are more than the third-level cache holds.
 *
 * <p>Both take turns, so that a busy machine is busy for both.
 */
public final class PassBound {
  private static final Setting SETTING =
      Setting.PUBLISHED
          .with("engine", "cpu")
          .with("weights", "golden")
          .with("batch", "synthetic:7");
  private static final List<Proxy> PROXIES = Proxies.parse("grad_norm,snip,plain,fisher");
  private static final int IMAGES = 8;
  private static final int ROUNDS = 3;
  private static final int RUNS = 5;

  /**
   * Readings and writings of a tensor by a norm: forward it is read twice and written; backward it
   * and the gradient are read twice, and one is written.
   */
  private static final int STREAMS = 8;

  /** Bytes of an array: of the second-level cache, of the third, and of memory. */
  private static final int[] SIZES = {64 << 10, 256 << 10, 4 << 20, 64 << 20};

  private static final Map<TimedCell, Integer> WARM_UPS =
      Map.of(TimedCell.ALL_SKIP, 60, TimedCell.MEAN, 15, TimedCell.ALL_CONV3X3, 3);
  private static final Pattern LINE =
      Pattern.compile("(?m)^(\\w+) +baselines f64 +cpu min ([0-9.]+)");

  private PassBound() {}

  /**
   * @param args Python with PyTorch, then the script of the peer
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    String version = PeerProcess.output(List.of(args[0], "-c", "import torch; print(torch.__version__)"));
    System.out.printf(
        "cpu engine: %s; Java %s; PyTorch %s; double, one thread, %d images%n",
        Engines.named("cpu").path(), System.getProperty("java.version"), version, IMAGES);
    Map<TimedCell, Double> own = new EnumMap<>(TimedCell.class);
    Map<TimedCell, Double> other = new EnumMap<>(TimedCell.class);
    double peak = 0;
    try (Scorer scorer = Scorer.source(SETTING, PROXIES, DataFolder.standard()).open()) {
      WARM_UPS.forEach((cell, runs) -> repeat(runs, () -> scorer.score(cell.index(), PROXIES)));
      for (int round = 0; round < ROUNDS; round++) {
        peak = Math.max(peak, Core.doublePeak());
        for (TimedCell cell : TimedCell.values()) {
          for (int run = 0; run < RUNS; run++) {
            own.merge(cell, Core.seconds(() -> scorer.score(cell.index(), PROXIES)), Math::min);
          }
        }
        String lines = PeerProcess.output(List.of(args[0], args[1], "time", "1", "" + RUNS));
        for (MatchResult line : LINE.matcher(lines).results().toList()) {
          TimedCell cell = TimedCell.valueOf(line.group(1).toUpperCase(Locale.ROOT));
          other.merge(cell, Double.parseDouble(line.group(2)), Math::min);
        }
      }
    }
    System.out.printf(Locale.ROOT, "peak of a core %.1f GFLOP/s%n", peak / 1e9);
    for (int size : SIZES) {
      System.out.printf(
          Locale.ROOT,
          "bandwidth over arrays of %d KB: %.0f GB/s%n",
          size >> 10,
          Core.bandwidth(size) / 1e9);
    }
    double memory = Core.bandwidth(SIZES[3]);
    for (TimedCell cell : TimedCell.values()) {
      print(cell, own.get(cell), other.get(cell), peak, memory);
    }
  }

  private static void print(
      TimedCell cell, double own, double other, double peak, double memory) {
    Program program = CellSpace.cell(cell.index()).program(Form.WITH_BN, SETTING.macro());
    double arithmetic = flop(program) / peak;
    double norms = STREAMS * normBytes(program) / memory;
    System.out.printf(
        Locale.ROOT,
        "%s: %.4f s, PyTorch %.4f s, ratio %.2f; arithmetic at the peak %.4f s, norms from"
            + " memory %.4f s; ratio of PyTorch to the first %.2f, to both %.2f%n",
        cell.name().toLowerCase(Locale.ROOT),
        own,
        other,
        other / own,
        arithmetic,
        norms,
        other / arithmetic,
        other / (arithmetic + norms));
  }

  /** Forward, and by images and weights backward; the images' own gradient is not computed. */
  private static double flop(Program program) {
    long stem = 3L * 16 * 9 * 32 * 32;
    return 2. * IMAGES * (3 * Counts.of(program).macs() - stem);
  }

  private static double normBytes(Program program) {
    List<Shape> shapes = program.shapes();
    long elements = 0;
    for (int i = 0; i < program.ops().size(); i++) {
      elements += program.ops().get(i) instanceof Op.Norm ? shapes.get(i + 1).elements() : 0;
    }
    return (double) IMAGES * Double.BYTES * elements;
  }

  private static void repeat(int runs, Runnable work) {
    for (int i = 0; i < runs; i++) {
      work.run();
    }
  }
}
