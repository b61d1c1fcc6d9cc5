package croze.timing;

import croze.csv.CsvFile;
import croze.data.DataFolder;
import croze.data.file.WholeFile;
import croze.data.file.WritePermission;
import croze.proxy.Proxies;
import croze.proxy.api.Proxy;
import croze.score.Scorer;
import croze.score.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What each proxy costs alone, with all passes that it asks for: processor seconds of one thread
 * for the network of the mean cell, by the published setting.
 */
public final class ProxyCosts {
  private static final Setting SETTING = Setting.PUBLISHED.with("batch", "synthetic:7");
  private static final int BATCH = 8;
  private static final int WARM_UPS = 5;
  private static final String FILE = "proxies.csv";

  private ProxyCosts() {}

  /**
   * Measures every proxy.
   *
   * @param samples of each timing
   * @param say told what is being timed
   */
  public static List<BenchRow> measure(int samples, Consumer<String> say) {
    int cell = TimedCell.MEAN.index();
    long macs = TimedCell.macs(cell, SETTING.macro());
    List<BenchRow> rows = new ArrayList<>();
    for (Proxy proxy : Proxies.known()) {
      say.accept("mean cell: " + proxy.name());
      List<Proxy> alone = List.of(proxy);
      try (Scorer scorer = Scorer.source(SETTING, alone, DataFolder.standard()).open()) {
        for (int i = 0; i < WARM_UPS; i++) {
          scorer.score(cell, alone);
        }
        Timing timing = Timing.measure(samples, () -> scorer.score(cell, alone));
        rows.add(
            new BenchRow(
                "proxy",
                SETTING.engine(),
                "double",
                proxy.name(),
                BATCH,
                1,
                1,
                "mean",
                macs,
                timing));
      }
    }
    return rows;
  }

  /**
   * Asks whether {@link #write} may write there.
   *
   * @throws croze.InvalidInputException if it may not
   */
  public static void requirePermission(Path folder) {
    WritePermission.of(folder.resolve(FILE), BenchRow.KIND);
  }

  /** Writes {@code proxies.csv}. */
  public static Path write(Path folder, List<BenchRow> rows) {
    return WholeFile.write(folder.resolve(FILE), BenchRow.csv(rows));
  }

  /**
   * Seconds by name of the proxy.
   *
   * @param results folder of all results; none are known if it has no benchmark
   * @throws croze.InvalidInputException if the file is not as it was written
   */
  public static Map<String, Double> read(Path results) {
    Path file = results.resolve("bench").resolve(FILE);
    Map<String, Double> seconds = new LinkedHashMap<>();
    if (Files.isRegularFile(file)) {
      CsvFile.read(file)
          .rows()
          .forEach(row -> seconds.put(row.text("proxies"), row.finite("cpu_seconds_min")));
    }
    return seconds;
  }
}
