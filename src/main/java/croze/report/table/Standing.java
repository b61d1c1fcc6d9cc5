package croze.report.table;

import croze.report.text.CellText;
import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Cell;
import croze.study.result.Statistic.Best;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The best and the second of a column, which the paper prints bold and underlined. Equal values, as
 * shown, share a place.
 *
 * <p>Only rows over the same architectures compete. Of a spread over seeds only the mean has a best
 * value, and of accuracies that do not agree with the published ones none.
 *
 * @param best the highest value, of a regret the lowest, as shown
 * @param second the next one
 */
record Standing(String best, String second) {

  /** Whether a cell, as shown, is the best of its column. */
  boolean isBest(Cell cell, String shown) {
    return cell.coverage().compared() && shown.equals(best);
  }

  /** Whether a cell, as shown, is the second of its column. */
  boolean isSecond(Cell cell, String shown) {
    return cell.coverage().compared() && shown.equals(second);
  }

  static Standing of(ResultTable table, int column) {
    Best which = table.columns().get(column).view().statistic().best();
    if (which == Best.NONE || !table.columns().get(column).isRanked()) {
      return new Standing("", "");
    }
    boolean lower = which == Best.LOWEST;
    List<String> values =
        IntStream.range(0, table.rows().size())
            .mapToObj(r -> table.cell(r, column))
            .filter(cell -> cell.coverage().compared())
            .map(Cell::measured)
            .filter(v -> !Double.isNaN(v))
            .sorted(lower ? Comparator.naturalOrder() : Comparator.reverseOrder())
            .map(v -> CellText.value(v, table.unit(column)))
            .distinct()
            .toList();
    return new Standing(
        values.isEmpty() ? "" : values.get(0), values.size() < 2 ? "" : values.get(1));
  }
}
