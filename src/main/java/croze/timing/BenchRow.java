package croze.timing;

import croze.data.file.WritePermission;
import croze.score.Setting;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One measurement: a row of {@code bench.csv}.
 *
 * @param part what is looked at: {@code cells}, {@code batch}, {@code macs}, {@code architectures},
 *     {@code workers}
 * @param engine {@code peer} for PyTorch
 * @param proxies a {@link ProxySet}
 * @param batch images
 * @param architectures how many were scored
 * @param name of the architecture, if it is one: {@code all_skip}, or its index
 * @param macs of one image, summed over architectures
 * @param seconds for all architectures
 */
public record BenchRow(
    String part,
    String engine,
    String precision,
    String proxies,
    int batch,
    int workers,
    int architectures,
    String name,
    long macs,
    Timing seconds) {
  static final String HEADER =
      "part,engine,precision,proxies,batch,workers,architectures,name,macs,samples,"
          + "cpu_seconds_min,cpu_seconds_median,wall_seconds_min,wall_seconds_median";

  /** What is known to be a file of these. */
  static final WritePermission.Kind KIND =
      new WritePermission.Kind("a benchmark of croze", head -> head.startsWith(HEADER));

  /** The CSV of rows. */
  static String csv(List<BenchRow> rows) {
    return rows.stream().map(BenchRow::csv).collect(Collectors.joining("\n", HEADER + "\n", "\n"));
  }

  /** One architecture on one thread. */
  static BenchRow single(
      String part, Setting setting, ProxySet proxies, int batch, String name, long macs, Timing t) {
    String precision = setting.precision().name().toLowerCase(Locale.ROOT);
    return new BenchRow(
        part, setting.engine(), precision, proxies.toString(), batch, 1, 1, name, macs, t);
  }

  /** The same measurement looked at as another part. */
  BenchRow of(String otherPart) {
    return new BenchRow(
        otherPart, engine, precision, proxies, batch, workers, architectures, name, macs, seconds);
  }

  private String csv() {
    return String.format(
        Locale.ROOT,
        "%s,%s,%s,%s,%d,%d,%d,%s,%d,%d,%s,%s,%s,%s",
        part,
        engine,
        precision,
        proxies,
        batch,
        workers,
        architectures,
        name,
        macs,
        seconds.samples(),
        text(seconds.cpuMin()),
        text(seconds.cpuMedian()),
        text(seconds.wallMin()),
        text(seconds.wallMedian()));
  }

  /** Empty if it is not known. */
  private static String text(double seconds) {
    return Double.isNaN(seconds) ? "" : String.format(Locale.ROOT, "%.5f", seconds);
  }
}
