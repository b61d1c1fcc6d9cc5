package croze.report;

import croze.image.Dataset;
import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Cell;
import croze.study.result.ResultTable.Column;
import croze.study.result.ResultTable.Coverage;
import croze.study.result.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

  /** Remarks on a row: those of the experiment, and what its architectures ask for. */
  List<String> notes(ResultTable table, int row) {
    List<String> notes = new ArrayList<>(table.rows().get(row).notes());
    List<Cell> cells = cells(table, row).stream().filter(c -> c.coverage().total() > 0).toList();
    cells.stream()
        .map(Cell::coverage)
        .flatMap(c -> note(c).stream())
        .distinct()
        .forEach(notes::add);
    wider(table, row).ifPresent(notes::add);
    return notes;
  }

  private static Optional<String> note(Coverage c) {
    if (!c.compared()) {
      return Optional.of(
          "Over its own %s architectures, for it lacks scores of some that the other rows have: no best value, verdict or test."
              .formatted(Caption.thousands(c.scored())));
    }
    return c.counted() > 0 && c.counted() < c.scored()
        ? Optional.of(
            "Undefined for %s of %s architectures%s; n counts the others."
                .formatted(
                    Caption.thousands(c.scored() - c.counted()),
                    Caption.thousands(c.scored()),
                    c.lacksUnconnectedOnly() ? ", whose input has no path to the output" : ""))
        : Optional.empty();
  }

  /** What the row gives over all architectures that it has; empty if it has no more. */
  private Optional<String> wider(ResultTable table, int row) {
    List<Integer> shown =
        columns.stream()
            .filter(c -> table.cell(row, c).wider().filter(w -> w.n() > 0).isPresent())
            .toList();
    return shown.stream()
        .map(c -> table.cell(row, c).wider().orElseThrow().n())
        .max(Integer::compare)
        .map(
            n ->
                "%s, over all %s architectures that are scored: %s."
                    .formatted(
                        heading,
                        Caption.thousands(n),
                        shown.stream()
                            .map(c -> wider(table, row, c))
                            .collect(Collectors.joining(", "))));
  }

  private static String wider(ResultTable table, int row, int column) {
    String value =
        CellText.value(
            table.cell(row, column).wider().orElseThrow().measured(), table.unit(column));
    return table.columns().get(column).label() + " " + (value.isEmpty() ? "-" : value);
  }

  /** Architectures that a row counts, where it counts any. */
  int counted(ResultTable table, int row) {
    return cells(table, row).stream().mapToInt(c -> c.coverage().counted()).max().orElse(0);
  }
}
