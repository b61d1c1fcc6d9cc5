package croze.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.score.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimingTest {
  private static final Locale BEFORE = Locale.getDefault();

  @BeforeEach
  void commasForPoints() {
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void restore() {
    Locale.setDefault(BEFORE);
  }

  private static BenchRow row(String engine, long macs, double seconds) {
    return new BenchRow(
        engine.equals("cpu") ? "macs" : "cells",
        engine,
        "double",
        "croze",
        8,
        1,
        1,
        Long.toString(macs),
        macs,
        new Timing(1, seconds, seconds, seconds, seconds));
  }

  @Test
  void keepsLeastAndMedian() {
    Timing t =
        Timing.of(
            List.of(new Timing.Sample(3, 9), new Timing.Sample(1, 8), new Timing.Sample(2.5, 7)));
    assertEquals(new Timing(3, 1, 2.5, 7, 8), t);
    assertEquals(
        2, Timing.of(List.of(new Timing.Sample(1, 1), new Timing.Sample(3, 3))).cpuMedian());
  }

  /** Short work is repeated until the process's clock can see it; the result is of one run. */
  @Test
  void repeatsShortWork() {
    int[] runs = {0};
    Timing t =
        Timing.measure(
            1,
            () -> {
              runs[0]++;
              long end = System.nanoTime() + 2_000_000;
              while (System.nanoTime() < end) {
                Thread.onSpinWait();
              }
            });
    assertTrue(runs[0] > 20, "runs " + runs[0]);
    assertTrue(t.cpuMin() < .1, "seconds " + t.cpuMin());
  }

  @Test
  void fileIsTheSameInEveryLocale(@TempDir Path folder) throws IOException {
    List<BenchRow> rows =
        List.of(
            row("cpu", 10_000_000, .02),
            row("cpu", 20_000_000, .03),
            row("cpu", 30_000_000, .04),
            BenchRow.single(
                "cells",
                Setting.PUBLISHED,
                ProxySet.CROZE,
                8,
                "mean",
                51,
                new Timing(2, .5, .625, 1, 1.5)));
    List<Path> files = SweepBenchmark.write(folder, rows);
    List<String> lines = Files.readAllLines(folder.resolve("bench.csv"));
    assertEquals(BenchRow.HEADER, lines.get(0));
    assertEquals(
        "cells,cpu,double,croze,8,1,1,mean,51,2,0.50000,0.62500,1.00000,1.50000", lines.get(4));
    for (Path file : files) {
      assertTrue(Files.size(file) > 100, file.toString());
    }
    String text = BenchText.of(rows);
    assertTrue(text.contains("croze     10.0 + 1.000 · MACs, R² 1.000, 3 architectures"), text);
  }

  @Test
  void peerStandsBesideTheSameWorkWithItsRatio() {
    Timing ours = new Timing(1, .1, .1, .1, .1);
    BenchRow cpu = BenchRow.single("cells", Setting.PUBLISHED, ProxySet.CROZE, 8, "mean", 51, ours);
    Timing theirs = new Timing(1, .85, .85, .85, .85);
    BenchRow peer = new BenchRow("cells", "peer", "double", "croze", 8, 1, 1, "mean", 51, theirs);
    String text = BenchText.of(List.of(cpu, peer));
    assertTrue(text.contains("0.1000  peer   0.8500, 8.5×"), text);
  }

  /** The largest sweep is of all architectures, powers of two or not. */
  @Test
  void sweepsGrowToTheNumberAskedFor() {
    assertEquals(List.of(2, 5, 10), Growth.sizes(10));
    assertEquals(List.of(6, 12, 24), Growth.sizes(24));
  }

  /** A script that prints what torch_peer.py prints, in place of PyTorch. */
  @Test
  void readsThePeersLines(@TempDir Path folder) throws IOException {
    Path script = folder.resolve("peer.sh");
    Files.writeString(
        script,
        """
        echo "all_skip     croze          cpu min 0.058 median 0.061  wall min 0.059 s"
        echo "all_skip     baselines f64  cpu min 0.031 median 0.032  wall min 0.033 s"
        echo "all_skip     baselines f32  cpu min 0.021 median 0.022  wall min 0.023 s"
        """);
    List<BenchRow> rows = new Peer("sh", script, "sh").measure(3);
    assertEquals(2, rows.size());
    assertEquals("baselines", rows.get(1).proxies());
    assertEquals(.061, rows.get(0).seconds().cpuMedian());
    assertEquals(7_783_040, rows.get(0).macs());
  }
}
