package croze.timing;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The cost of each proxy: processor seconds of one thread, the mean over architectures.
 *
 * @param seconds by name of the proxy, of those that were measured for all architectures
 * @param made how: machine, date, precision and what ran beside, one sentence
 */
public record CostTable(Map<String, Double> seconds, String made) {

  static CostTable of(List<CostRow> rows) {
    Map<String, List<CostRow>> proxies =
        rows.stream().collect(Collectors.groupingBy(CostRow::proxy));
    long all = rows.stream().map(CostRow::architecture).distinct().count();
    Map<String, Double> seconds = new TreeMap<>();
    proxies.forEach(
        (proxy, of) -> {
          if (of.size() == all) {
            seconds.put(proxy, of.stream().mapToDouble(CostRow::seconds).average().orElseThrow());
          }
        });
    return new CostTable(seconds, made(rows, all));
  }

  /** Seconds for a reader: three digits after the point. */
  public static String text(double seconds) {
    return seconds < .001
        ? "< .001"
        : String.format(Locale.ROOT, "%.3f", seconds).replaceFirst("^0", "");
  }

  private static String made(List<CostRow> rows, long architectures) {
    if (rows.isEmpty()) {
      return "Nothing has been measured yet.";
    }
    CostRow row = rows.get(0);
    String last = rows.stream().map(CostRow::date).max(Comparator.naturalOrder()).orElseThrow();
    double load =
        rows.stream().mapToDouble(CostRow::load).filter(l -> !Double.isNaN(l)).max().orElse(0);
    return String.format(
        Locale.ROOT,
        "Processor seconds of one thread, each proxy alone, mean of %d random architectures of"
            + " NAS-Bench-201, engine %s, %s precision, %d images; %s, %s%s.",
        architectures,
        row.engine(),
        row.precision(),
        row.images(),
        row.machine(),
        last,
        load > 2 ? ", other work beside (load up to %.0f)".formatted(load) : "");
  }
}
