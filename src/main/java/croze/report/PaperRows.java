package croze.report;

import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Cell;
import croze.study.result.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
   * @param notes remarks on the row
   */
  record Tally(String label, int inside, int close, int of, List<String> notes) {
    private static Tally of(ResultTable table, int row) {
      List<Verdict> verdicts =
          table.cells().get(row).stream().flatMap(cell -> cell.verdict().stream()).toList();
      return new Tally(
          table.rows().get(row).label(),
          (int) verdicts.stream().filter(v -> v == Verdict.INSIDE).count(),
          (int) verdicts.stream().filter(v -> v == Verdict.CLOSE).count(),
          verdicts.size(),
          table.rows().get(row).notes());
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
