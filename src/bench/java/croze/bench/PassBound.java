package croze.bench;

import croze.data.DataFolder;
import croze.engine.Engines;
import croze.net.Counts;
import croze.net.Form;
import croze.net.Op;
import croze.net.Program;
import croze.net.Shape;
import croze.proxy.Proxies;
import croze.proxy.api.Proxy;
import croze.score.Scorer;
import croze.score.Setting;
import croze.space.nb201.CellSpace;
import croze.timing.TimedCell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How near {@code croze} and passes with BN are to what the processor can do, beside PyTorch's, in
 * one run of some two minutes: peak and bandwidth of a core, the least processor seconds of either,
 * the seconds that the arithmetic takes at the peak, and those that the norms' readings and writings
 * take at the bandwidth of memory: all tensors of a pass are more than the third-level cache holds.
 *
 * <p>Both take turns, so that a busy machine is busy for both.
 */
public final class PassBound {
  private static final Setting SETTING =
      Setting.PUBLISHED
          .with("engine", "cpu")
          .with("weights", "golden")
          .with("batch", "synthetic:7");

  /** What is timed. */
  private enum Work {
    CROZE("croze", "without BN, three passes", Form.WITHOUT_BN, 3),
    BASELINES("grad_norm,snip,plain,fisher", "with BN, one pass", Form.WITH_BN, 1);

    private final List<Proxy> proxies;
    private final String text;
    private final Form form;

    /** Forward and backward, as many as these proxies read. */
    private final int passes;

    Work(String proxies, String text, Form form, int passes) {
      this.proxies = Proxies.parse(proxies);
      this.text = proxies + ": " + text;
      this.form = form;
      this.passes = passes;
    }
  }

  private record Timed(Work work, TimedCell cell) {}

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
      Pattern.compile("(?m)^(\\w+) +(croze|baselines)(?: f64)? +cpu min ([0-9.]+)");

  private PassBound() {}

  /**
   * @param args Python with PyTorch, then the script of the peer
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    String version = PeerProcess.output(List.of(args[0], "-c", "import torch; print(torch.__version__)"));
    System.out.printf(
        "%s; cpu engine: %s; Java %s; PyTorch %s; double, one thread, %d images%n",
        processor(),
        Engines.named("cpu").path(),
        System.getProperty("java.version"),
        version,
        IMAGES);
    Map<Timed, Double> own = new HashMap<>();
    Map<Timed, Double> other = new HashMap<>();
    double peak = 0;
    try (Scorer scorer = Scorer.source(SETTING, proxies(), DataFolder.standard()).open()) {
      for (Work work : Work.values()) {
        WARM_UPS.forEach(
            (cell, runs) -> repeat(runs, () -> scorer.score(cell.index(), work.proxies)));
      }
      for (int round = 0; round < ROUNDS; round++) {
        peak = Math.max(peak, Core.doublePeak());
        for (Work work : Work.values()) {
          for (TimedCell cell : TimedCell.values()) {
            for (int run = 0; run < RUNS; run++) {
              double seconds = Core.seconds(() -> scorer.score(cell.index(), work.proxies));
              own.merge(new Timed(work, cell), seconds, Math::min);
            }
          }
        }
        String lines = PeerProcess.output(List.of(args[0], args[1], "time", "1", "" + RUNS));
        for (MatchResult line : LINE.matcher(lines).results().toList()) {
          TimedCell cell = TimedCell.valueOf(line.group(1).toUpperCase(Locale.ROOT));
          Work work = Work.valueOf(line.group(2).toUpperCase(Locale.ROOT));
          other.merge(new Timed(work, cell), Double.parseDouble(line.group(3)), Math::min);
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
    for (Work work : Work.values()) {
      System.out.println(work.text);
      for (TimedCell cell : TimedCell.values()) {
        Timed timed = new Timed(work, cell);
        print(timed, own.get(timed), other.get(timed), peak, memory);
      }
    }
  }

  private static List<Proxy> proxies() {
    return Stream.of(Work.values()).flatMap(work -> work.proxies.stream()).toList();
  }

  private static String processor() throws IOException {
    Path linux = Path.of("/proc/cpuinfo");
    return Files.exists(linux)
        ? Files.readString(linux)
            .lines()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 2))
            .findFirst()
            .orElse("unnamed processor")
        : System.getProperty("os.arch");
  }

  private static void print(
      Timed timed, double own, double other, double peak, double memory) {
    Work work = timed.work;
    Program program = CellSpace.cell(timed.cell.index()).program(work.form, SETTING.macro());
    double arithmetic = work.passes * flop(program) / peak;
    double norms = work.passes * STREAMS * normBytes(program) / memory;
    System.out.printf(
        Locale.ROOT,
        "  %s: %.4f s, PyTorch %.4f s, ratio %.2f; arithmetic at the peak %.4f s, norms from"
            + " memory %.4f s; ratio of PyTorch to the first %.2f, to both %.2f%n",
        timed.cell.name().toLowerCase(Locale.ROOT),
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
