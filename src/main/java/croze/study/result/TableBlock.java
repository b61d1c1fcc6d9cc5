package croze.study.result;

import croze.image.Dataset;
import croze.study.result.ResultTable.Cell;
import croze.study.result.ResultTable.Column;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of one data set in one view: what fits on a page side by side, and on one picture.
 *
 * @param columns places of its columns in the table
 */
public record TableBlock(Dataset dataset, View view, List<Integer> columns) {

  /** The blocks of a table, left to right. */
  public static List<TableBlock> of(ResultTable table) {
    return table.datasets().stream()
        .flatMap(d -> table.views().stream().map(v -> of(table, d, v)))
        .toList();
  }

  private static TableBlock of(ResultTable table, Dataset dataset, View view) {
    return new TableBlock(
        dataset,
        view,
        IntStream.range(0, table.columns().size())
            .filter(
                c -> {
                  Column column = table.columns().get(c);
                  return column.dataset() == dataset && column.view().equals(view);
                })
            .boxed()
            .toList());
  }

  /** With those columns only that have something to draw. */
  public TableBlock drawn(ResultTable table) {
    return new TableBlock(
        dataset,
        view,
        columns.stream()
            .filter(c -> table.cells().stream().anyMatch(row -> row.get(c).isDrawn()))
            .toList());
  }

  /** Name of the data set, and of the view if the table has several. */
  public String heading(ResultTable table) {
    return table.views().size() == 1 ? dataset.label() : dataset.label() + ", " + view.id();
  }

  /** The cells of a row. */
  public List<Cell> cells(ResultTable table, int row) {
    return columns.stream().map(c -> table.cell(row, c)).toList();
  }

  /** Architectures that a row counts, where it counts any. */
  public int counted(ResultTable table, int row) {
    return cells(table, row).stream().mapToInt(c -> c.coverage().counted()).max().orElse(0);
  }
}
