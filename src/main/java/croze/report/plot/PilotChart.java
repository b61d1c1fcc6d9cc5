package croze.report.plot;

import croze.study.pilot.PilotLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The pilot study as bars: protocols in the order of their cost, ρ of some columns. */
public final class PilotChart {
  private static final List<Set<String>> SHOWN =
      List.of(
          Set.of("clean"), Set.of("fgsm@8"), Set.of("pgd@4", "pgd@8"), Set.of("noise@3", "fgsm@4"));

  private PilotChart() {}

  /**
   * @param lines in the order of the cost
   */
  public static Picture of(List<PilotLine> lines) {
    List<String> protocols = lines.stream().map(PilotLine::protocol).distinct().toList();
    List<String> columns = columns(lines);
    double[][] values = new double[protocols.size()][columns.size()];
    List<List<Mark>> marks = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    double lowest = 0;
    for (int p = 0; p < protocols.size(); p++) {
      List<Mark> row = new ArrayList<>();
      for (int c = 0; c < columns.size(); c++) {
        PilotLine line = line(lines, protocols.get(p), columns.get(c));
        values[p][c] = line == null ? Double.NaN : line.agreement().rho();
        row.add(mark(line));
        lowest =
            line == null
                ? lowest
                : Math.min(
                    lowest, line.isJudged() ? line.agreement().low() : line.agreement().rho());
      }
      marks.add(row);
      labels.add(label(lines, protocols.get(p)));
    }
    BarChart chart =
        new BarChart(
            "How much training does a rank need? Spearman's ρ with the published accuracies",
            "ρ",
            "protocols by seconds of a thread a network, as the machine went; n networks; line: 95 % bootstrap interval",
            labels,
            columns,
            values,
            marks,
            "0.0",
            Math.floor(10 * lowest) / 10,
            1);
    return new Picture("pilot", chart::drawn);
  }

  /** Of each group of columns the one that is there. */
  private static List<String> columns(List<PilotLine> lines) {
    return SHOWN.stream()
        .flatMap(
            names ->
                lines.stream()
                    .map(PilotLine::column)
                    .filter(names::contains)
                    .sorted(Comparator.reverseOrder())
                    .limit(1))
        .distinct()
        .toList();
  }

  /** A protocol with what its whole training costs: what is measured on the way costs less. */
  private static String label(List<PilotLine> lines, String protocol) {
    PilotLine whole =
        lines.stream()
            .filter(l -> l.protocol().equals(protocol))
            .max(Comparator.comparingDouble(PilotLine::coreSeconds))
            .orElseThrow();
    return String.format(
        Locale.ROOT, "%s (%.0f s, n %d)", protocol, whole.coreSeconds(), whole.networks());
  }

  /** The interval; nothing over too few networks. */
  private static Mark mark(PilotLine line) {
    return line == null || !line.isJudged()
        ? new Mark(Double.NaN, Double.NaN, Double.NaN)
        : new Mark(line.agreement().low(), line.agreement().high(), Double.NaN);
  }

  /** The line of a protocol and column; null if there is none. */
  private static PilotLine line(List<PilotLine> lines, String protocol, String column) {
    return lines.stream()
        .filter(l -> l.protocol().equals(protocol))
        .filter(l -> l.column().equals(column))
        .findFirst()
        .orElse(null);
  }
}
