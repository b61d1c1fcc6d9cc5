package croze.report.table;

import croze.report.text.CellText;
import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Cell;
import croze.study.result.ResultTable.Coverage;
import croze.study.result.TableBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The remarks on a row of a block, which become its footnotes. */
final class RowNotes {
  private RowNotes() {}

  /** Remarks on a row: those of the experiment, and what its architectures ask for. */
  static List<String> of(ResultTable table, TableBlock block, int row) {
    List<String> notes = new ArrayList<>(table.rows().get(row).notes());
    List<Cell> cells =
        block.cells(table, row).stream().filter(c -> c.coverage().total() > 0).toList();
    cells.stream()
        .map(Cell::coverage)
        .flatMap(c -> note(c).stream())
        .distinct()
        .forEach(notes::add);
    wider(table, block, row).ifPresent(notes::add);
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
  private static Optional<String> wider(ResultTable table, TableBlock block, int row) {
    List<Integer> shown =
        block.columns().stream()
            .filter(c -> table.cell(row, c).wider().filter(w -> w.n() > 0).isPresent())
            .toList();
    return shown.stream()
        .map(c -> table.cell(row, c).wider().orElseThrow().n())
        .max(Integer::compare)
        .map(
            n ->
                "%s, over all %s architectures that are scored: %s."
                    .formatted(
                        block.heading(table),
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
}
