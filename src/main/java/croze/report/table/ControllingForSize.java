package croze.report.table;

import croze.report.text.CellText;
import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Cell;
import croze.study.result.ResultTable.Statistics;
import croze.study.result.TableBlock;
import java.util.Optional;

/**
 * The column that shows at a glance that a proxy only counts parameters: the partial ρ of its
 * block's first column given {@code effective_params}.
 *
 * @param column place of that first column
 * @param label heading
 */
record ControllingForSize(int column, String label) {
  private static final String SIZE = "effective_params";

  private static final String SENTENCE =
      "'controlling for size' is Spearman's partial ρ with effective_params, the convolution"
          + " weights on a live path, as covariate: near 0, a score only counts parameters.";

  /** Empty if the block's first column has no such figure. */
  static Optional<ControllingForSize> of(ResultTable table, TableBlock block) {
    int first = block.columns().get(0);
    return table.cells().stream().anyMatch(row -> known(row.get(first)))
        ? Optional.of(
            new ControllingForSize(
                first,
                table.columns().get(first).label()
                    + ", controlling for "
                    + (table.covariate().equals(SIZE) ? "size" : table.covariate())))
        : Optional.empty();
  }

  /** What stands in the caption where the column stands in the table. */
  static String sentence(ResultTable table) {
    return table.covariate().equals(SIZE)
        ? SENTENCE
        : "'controlling for %1$s' is Spearman's partial ρ with %1$s as covariate."
            .formatted(table.covariate());
  }

  static boolean in(ResultTable table) {
    return TableBlock.of(table).stream().anyMatch(block -> of(table, block).isPresent());
  }

  private static boolean known(Cell cell) {
    return cell.statistics().filter(s -> !Double.isNaN(s.controllingForSize())).isPresent();
  }

  /** The figure of a row; empty text if there is none. */
  String text(ResultTable table, int row) {
    return CellText.value(
        table.cell(row, column).statistics().map(Statistics::controllingForSize).orElse(Double.NaN),
        table.unit());
  }
}
