package croze.timing;

import croze.csv.CsvFile;
import croze.csv.CsvRow;
import croze.data.file.WritePermission;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The cost of one proxy for one architecture: a row of {@code proxies.csv}.
 *
 * @param images in a batch
 * @param samples of which the least is kept
 * @param seconds of the processor, of one thread
 * @param load average of the machine while it was measured: about 1 if nothing else ran; NaN if it
 *     is not known
 * @param date UTC
 */
record CostRow(
    String proxy,
    String architecture,
    String engine,
    String precision,
    int images,
    int samples,
    double seconds,
    String machine,
    double load,
    String date) {
  private static final String HEADER =
      "proxy,architecture,engine,precision,images,samples,cpu_seconds,machine,load,date";

  static final WritePermission.Kind KIND =
      new WritePermission.Kind("costs of proxies by croze bench", head -> head.startsWith(HEADER));

  boolean of(String otherProxy, String otherArchitecture) {
    return proxy.equals(otherProxy) && architecture.equals(otherArchitecture);
  }

  static String csv(List<CostRow> rows) {
    return rows.stream().map(CostRow::csv).collect(Collectors.joining("\n", HEADER + "\n", "\n"));
  }

  private String csv() {
    return String.format(
        Locale.ROOT,
        "%s,%s,%s,%s,%d,%d,%.6f,%s,%.1f,%s",
        proxy,
        architecture,
        engine,
        precision,
        images,
        samples,
        seconds,
        machine,
        load,
        date);
  }

  /**
   * @throws croze.InvalidInputException if the file is not as it was written
   */
  static List<CostRow> read(Path file) {
    return CsvFile.read(file).with(HEADER.split(",")).rows().stream().map(CostRow::of).toList();
  }

  private static CostRow of(CsvRow row) {
    return new CostRow(
        row.text("proxy"),
        row.text("architecture"),
        row.text("engine"),
        row.text("precision"),
        (int) row.finite("images"),
        (int) row.finite("samples"),
        row.finite("cpu_seconds"),
        row.text("machine"),
        row.number("load").orElse(Double.NaN),
        row.text("date"));
  }
}
