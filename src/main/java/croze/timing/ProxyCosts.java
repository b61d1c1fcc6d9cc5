package croze.timing;

import croze.data.DataFolder;
import croze.data.file.WholeFile;
import croze.data.file.WritePermission;
import croze.proxy.Proxies;
import croze.proxy.api.Proxy;
import croze.score.Scorer;
import croze.score.Setting;
import croze.space.Architecture;
import croze.sweep.task.Selection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures what each proxy costs alone, with all passes that it asks for: processor time of one
 * thread, by the published setting, of the first architectures of the keyed order. Every timing is
 * written when it is there, so that a run that was stopped goes on.
 */
public final class ProxyCosts {
  private static final Setting SETTING = Setting.PUBLISHED.with("batch", "synthetic:7");
  private static final int BATCH = 8;
  private static final int WARM_UPS = 12;

  /** What is shorter is repeated, for the clock and the compiler. */
  private static final long LEAST_NANOS = 20_000_000;

  private static final String FILE = "proxies.csv";

  private final Path file;
  private final int samples;
  private final List<Architecture> architectures;
  private final Machine machine = Machine.here();

  /**
   * @param folder that is written: {@code proxies.csv}
   * @param samples of each timing, the least of which is kept
   * @param architectures how many
   * @throws croze.InvalidInputException if a file is there that is not of this kind
   */
  public ProxyCosts(Path folder, int samples, int architectures) {
    this.file = folder.resolve(FILE);
    this.samples = samples;
    this.architectures =
        Selection.parse(SETTING.space(), Integer.toString(architectures)).architectures();
    WritePermission.of(file, CostRow.KIND);
  }

  /**
   * Measures every proxy that has not been measured here yet.
   *
   * @param progress told how far it has come, one line
   * @return the file
   */
  public Path measure(Consumer<String> progress) {
    List<Proxy> proxies = Proxies.known();
    List<CostRow> rows = new ArrayList<>();
    if (Files.isRegularFile(file)) {
      CostRow.read(file).stream().filter(this::counts).forEach(rows::add);
    }
    try (Scorer scorer = Scorer.source(SETTING, proxies, DataFolder.standard()).open()) {
      progress.accept("warming up");
      for (int i = 0; i < WARM_UPS; i++) {
        scorer.score(TimedCell.MEAN.index(), ProxySet.TABLE2.proxies());
      }
      int total = proxies.size() * architectures.size();
      for (Proxy proxy : proxies) {
        for (Architecture architecture : architectures) {
          if (rows.stream().noneMatch(row -> row.of(proxy.name(), architecture.id()))) {
            progress.accept("%d of %d: %s".formatted(rows.size() + 1, total, proxy.name()));
            rows.add(row(proxy, architecture, least(scorer, architecture, proxy)));
            WholeFile.write(file, CostRow.csv(rows));
          }
        }
      }
    }
    return file;
  }

  /** Whether a row that is there is one of those that are measured now. */
  private boolean counts(CostRow row) {
    return row.machine().equals(machine.name())
        && row.samples() == samples
        && architectures.stream().anyMatch(a -> a.id().equals(row.architecture()));
  }

  private CostRow row(Proxy proxy, Architecture architecture, double seconds) {
    return new CostRow(
        proxy.name(),
        architecture.id(),
        SETTING.engine(),
        "double",
        BATCH,
        samples,
        seconds,
        machine.name(),
        machine.load(),
        LocalDate.now(ZoneOffset.UTC).toString());
  }

  private double least(Scorer scorer, Architecture architecture, Proxy proxy) {
    List<Proxy> alone = List.of(proxy);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < samples; i++) {
      int runs = 0;
      long start = scorer.nanos();
      long nanos;
      do {
        scorer.score(architecture, alone);
        runs++;
        nanos = scorer.nanos() - start;
      } while (nanos < LEAST_NANOS);
      least = Math.min(least, nanos / 1e9 / runs);
    }
    return least;
  }

  /**
   * Reads what was measured.
   *
   * @throws croze.InvalidInputException if the file is not as it was written
   */
  public static CostTable read(Path file) {
    return CostTable.of(CostRow.read(file));
  }

  /**
   * Reads what was measured and published.
   *
   * @param results folder of all results
   * @return of no proxy if it has none
   * @throws croze.InvalidInputException if the file is not as it was written
   */
  public static CostTable published(Path results) {
    Path file = results.resolve("bench").resolve(FILE);
    return Files.isRegularFile(file) ? read(file) : CostTable.of(List.of());
  }
}
