package croze.report.table;

import croze.benchmark.ColumnQuality;
import croze.report.text.CellText;
import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Column;
import croze.study.result.ResultTable.Unit;
import croze.study.result.TableBlock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line under the heading of a block that says how good the accuracies of its columns are, where
 * they are not published ones.
 *
 * @param texts of the columns, left to right; empty where it is not known
 */
record QualityLine(String label, List<String> texts) {

  /** The lines of a block; none if its accuracies are published ones. */
  static List<QualityLine> of(ResultTable table, TableBlock block) {
    return Stream.of(
            line(table, block, "ρ with the published", ColumnQuality::agreement),
            line(table, block, "reliability (split halves)", ColumnQuality::reliability),
            line(table, block, "reliability (second seed)", ColumnQuality::seeds))
        .filter(line -> line.texts.stream().anyMatch(text -> !text.isEmpty()))
        .toList();
  }

  private static QualityLine line(
      ResultTable table, TableBlock block, String label, ToDoubleFunction<ColumnQuality> value) {
    return new QualityLine(
        label,
        block.columns().stream()
            .map(c -> table.columns().get(c).quality().map(value::applyAsDouble))
            .map(v -> CellText.value(v.orElse(Double.NaN), Unit.CORRELATION))
            .toList());
  }

  /** The remark on columns by which nothing is ranked; empty if there are none. */
  static Optional<String> notRanked(ResultTable table) {
    String least = CellText.value(ColumnQuality.LEAST, Unit.CORRELATION);
    String columns =
        Stream.of(
                unranked(
                    table,
                    quality -> quality.map(ColumnQuality::disagrees).orElse(false),
                    ", for ρ with the published column is below " + least),
                unranked(
                    table,
                    quality -> quality.map(ColumnQuality::isUnreliable).orElse(false),
                    ", for reliability is below " + least + " and no column is published"),
                unranked(table, Optional::isEmpty, ", made of these"))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("; "));
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of("Not ranked and not held against the paper: " + columns + ".");
  }

  private static String unranked(
      ResultTable table, Predicate<Optional<ColumnQuality>> which, String reason) {
    String columns =
        table.columns().stream()
            .filter(c -> !c.isRanked())
            .filter(c -> which.test(c.quality()))
            .map(Column::label)
            .distinct()
            .collect(Collectors.joining(", "));
    return columns.isEmpty() ? "" : columns + reason;
  }
}
