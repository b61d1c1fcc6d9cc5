package croze.report.table;

import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Cell;
import croze.study.result.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The rows of the paper, each once. Rows of a table that stand beside the same printed figures are
 * readings of one row of the paper: the first of them is it, the others are alternatives.
 */
final class PaperRows {
  private PaperRows() {}

  /**
   * How a row fares.
   *
   * @param label of the row
   * @param inside figures of the paper inside the measured 95 % interval
   * @param close further figures near the measured value
   * @param of figures that are judged
   * @param width of the widest interval that judges: half of it, the number behind ±
   * @param notes remarks on the row
   */
  record Tally(String label, int inside, int close, int of, double width, List<String> notes) {
    /** Wider intervals hold so much that a figure inside them is no evidence. */
    static final double WIDE = .1;

    private static Tally of(ResultTable table, int row) {
      int[] judged =
          IntStream.range(0, table.columns().size())
              .filter(column -> verdict(table, row, column).isPresent())
              .toArray();
      List<Verdict> verdicts =
          Arrays.stream(judged).mapToObj(c -> verdict(table, row, c).orElseThrow()).toList();
      return new Tally(
          table.rows().get(row).label(),
          (int) verdicts.stream().filter(v -> v == Verdict.INSIDE).count(),
          (int) verdicts.stream().filter(v -> v == Verdict.CLOSE).count(),
          verdicts.size(),
          Arrays.stream(judged)
              .mapToObj(c -> table.cell(row, c).statistics().orElseThrow())
              .mapToDouble(s -> (s.high() - s.low()) / 2)
              .max()
              .orElse(0),
          table.rows().get(row).notes());
    }

    private static Optional<Verdict> verdict(ResultTable table, int row, int column) {
      return Verdict.of(table.columns().get(column), table.cell(row, column));
    }

    /** Whether the figures inside say little. */
    boolean isWide() {
      return width > WIDE;
    }

    String text() {
      return String.format(Locale.ROOT, "%s %d/%d", label, inside, of);
    }
  }

  /**
   * A row of the paper.
   *
   * @param tally of the reading that carries its name
   * @param alternatives what else it may mean
   */
  record PaperRow(Tally tally, List<Tally> alternatives) {
    /** {@code NASWOT 0/18 (as jacob_cov 9/18)}: the best alternative, if it fares better. */
    String text() {
      return tally.text()
          + alternatives.stream()
              .filter(a -> a.inside() > tally.inside())
              .max(Comparator.comparingInt(Tally::inside))
              .map(a -> " (as %s)".formatted(a.text()))
              .orElse("");
    }
  }

  /** The rows that the paper has, top to bottom, without those that nothing judges. */
  static List<PaperRow> of(ResultTable table) {
    Map<List<Double>, List<Tally>> readings = new LinkedHashMap<>();
    IntStream.range(0, table.rows().size())
        .forEach(
            row ->
                readings
                    .computeIfAbsent(
                        table.cells().get(row).stream().map(Cell::paper).toList(),
                        printed -> new ArrayList<>())
                    .add(Tally.of(table, row)));
    return readings.values().stream()
        .filter(rows -> rows.get(0).of() > 0)
        .map(rows -> new PaperRow(rows.get(0), List.copyOf(rows.subList(1, rows.size()))))
        .toList();
  }
}
