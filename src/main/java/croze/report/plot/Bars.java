package croze.report.plot;

import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Cell;
import croze.study.result.ResultTable.Unit;
import croze.study.result.TableBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.knowm.xchart.CategoryChart;

/**
 * Measured values of some columns as bars, row by row, with their intervals and, where the paper
 * prints one, its figure.
 */
final class Bars {
  private Bars() {}

  static CategoryChart of(ResultTable table, TableBlock block) {
    List<Integer> columns = shown(block);
    boolean correlation = table.unit() == Unit.CORRELATION;
    List<List<Cell>> cells =
        table.cells().stream().map(row -> columns.stream().map(row::get).toList()).toList();
    return new BarChart(
            TablePictures.title(table, block, correlation ? "Spearman's ρ" : "Accuracy"),
            correlation ? "ρ" : "accuracy (%)",
            correlation
                ? "line: 95 % bootstrap interval; diamond: the paper's figure"
                : "diamond: the paper's figure",
            table.rows().stream().map(ResultTable.Row::label).toList(),
            columns.stream().map(c -> table.columns().get(c).label()).toList(),
            cells.stream()
                .map(
                    row ->
                        row.stream()
                            .mapToDouble(c -> c.isDrawn() ? c.measured() : Double.NaN)
                            .toArray())
                .toArray(double[][]::new),
            cells.stream().map(row -> row.stream().map(Bars::mark).toList()).toList(),
            correlation ? "0.0" : "0",
            correlation ? Math.min(0, lowest(cells)) : 0,
            correlation ? 1 : 1.06 * highest(cells))
        .drawn();
  }

  /** The first columns; the last, which is the average where there is one, in any case. */
  private static List<Integer> shown(TableBlock block) {
    List<Integer> all = block.columns();
    if (all.size() <= BarChart.MOST) {
      return all;
    }
    List<Integer> shown = new ArrayList<>(all.subList(0, BarChart.MOST - 1));
    shown.add(all.get(all.size() - 1));
    return shown;
  }

  private static Mark mark(Cell cell) {
    double paper = cell.coverage().compared() ? cell.paper() : Double.NaN;
    return cell.statistics()
        .filter(s -> cell.isDrawn())
        .map(s -> new Mark(s.low(), s.high(), paper))
        .orElse(new Mark(Double.NaN, Double.NaN, paper));
  }

  /** The lowest value drawn, down to the next tenth. */
  private static double lowest(List<List<Cell>> cells) {
    double lowest =
        cells.stream()
            .flatMap(List::stream)
            .filter(c -> c.coverage().compared())
            .flatMapToDouble(
                c ->
                    DoubleStream.of(
                        c.statistics().map(ResultTable.Statistics::low).orElse(Double.NaN),
                        c.measured(),
                        c.paper()))
            .filter(v -> !Double.isNaN(v))
            .min()
            .orElse(0);
    return Math.floor(10 * lowest) / 10;
  }

  private static double highest(List<List<Cell>> cells) {
    return cells.stream()
        .flatMap(List::stream)
        .flatMapToDouble(c -> DoubleStream.of(c.measured(), c.paper()))
        .filter(v -> v > 0)
        .max()
        .orElse(100);
  }
}
