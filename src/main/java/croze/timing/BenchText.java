package croze.timing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/** What was measured, for a reader of the console. */
public final class BenchText {
  private BenchText() {}

  /** A line a cell, engine and proxy set, and beside the peer the ratio of processor times. */
  public static String cells(List<BenchRow> rows) {
    StringBuilder text = new StringBuilder();
    text.append("one thread, double, 8 images: least processor seconds an architecture\n");
    for (BenchRow row : part(rows, "cells")) {
      if (row.engine().equals(Peer.NAME)) {
        continue;
      }
      line(text, "  %-5s %-9s %-12s %8.4f", row.engine(), row.proxies(), row.name(), cpu(row));
      peer(rows, row).ifPresent(p -> line(text, "  peer %8.4f, %.1f×", cpu(p), cpu(p) / cpu(row)));
      text.append('\n');
    }
    return text.toString();
  }

  /** A line a proxy. */
  public static String proxies(CostTable costs) {
    StringBuilder text = new StringBuilder(costs.made() + "\n");
    costs.seconds().forEach((proxy, seconds) -> line(text, "  %-24s %9.5f\n", proxy, seconds));
    return text.toString();
  }

  /** The cells, then how the cost grows. */
  public static String of(List<BenchRow> rows) {
    StringBuilder text = new StringBuilder(cells(rows));
    text.append("images a batch, mean cell, croze\n");
    for (BenchRow row : part(rows, "batch")) {
      double each = 1000 * cpu(row) / row.batch();
      line(text, "  %3d images %8.4f s, %.1f ms an image\n", row.batch(), cpu(row), each);
    }
    for (String part : List.of("architectures", "workers")) {
      text.append("whole sweeps, croze: ").append(part).append('\n');
      for (BenchRow row : part(rows, part)) {
        line(
            text,
            "  %3d architectures, workers %d: %.2f s by the clock, %.2f s of processors\n",
            row.architectures(),
            row.workers(),
            row.seconds().wallMin(),
            cpu(row));
      }
    }
    text.append("processor milliseconds by million MACs of one image, least squares\n");
    for (ProxySet set : ProxySet.values()) {
      List<BenchRow> of =
          part(rows, "macs").stream().filter(r -> r.proxies().equals(set.toString())).toList();
      if (!of.isEmpty()) {
        SimpleRegression fit = ScalingPlot.line(of);
        line(
            text,
            "  %-9s %.1f + %.3f · MACs, R² %.3f, %d architectures\n",
            set,
            fit.getIntercept(),
            fit.getSlope(),
            fit.getRSquare(),
            of.size());
      }
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }

  private static double cpu(BenchRow row) {
    return row.seconds().cpuMin();
  }

  private static List<BenchRow> part(List<BenchRow> rows, String part) {
    return rows.stream().filter(r -> r.part().equals(part)).toList();
  }

  /** The peer's row of the same work. */
  private static Optional<BenchRow> peer(List<BenchRow> rows, BenchRow row) {
    return part(rows, "cells").stream()
        .filter(r -> r.engine().equals(Peer.NAME))
        .filter(r -> r.proxies().equals(row.proxies()) && r.name().equals(row.name()))
        .findFirst();
  }
}
