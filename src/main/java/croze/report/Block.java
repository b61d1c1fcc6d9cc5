package croze.report;

import croze.image.Dataset;
import croze.study.ResultTable;
import croze.study.ResultTable.Cell;
import croze.study.ResultTable.Column;
import croze.study.View;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of one data set in one view: what fits on a page side by side.
 *
 * @param heading name of the data set, and of the view if the table has several
 * @param columns places of its columns in the table
 */
record Block(String heading, List<Integer> columns) {

  static List<Block> of(ResultTable table) {
    return table.datasets().stream()
        .flatMap(d -> table.views().stream().map(v -> of(table, d, v)))
        .toList();
  }

  private static Block of(ResultTable table, Dataset dataset, View view) {
    return new Block(
        table.views().size() == 1 ? dataset.label() : dataset.label() + ", " + view.id(),
        IntStream.range(0, table.columns().size())
            .filter(
                c -> {
                  Column column = table.columns().get(c);
                  return column.dataset() == dataset && column.view().equals(view);
                })
            .boxed()
            .toList());
  }

  /** The cells of a row. */
  List<Cell> cells(ResultTable table, int row) {
    return columns.stream().map(c -> table.cell(row, c)).toList();
  }

  /** Architectures that a row counts, where it counts any. */
  int counted(ResultTable table, int row) {
    return cells(table, row).stream().mapToInt(c -> c.coverage().counted()).max().orElse(0);
  }
}
