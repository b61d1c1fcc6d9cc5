package croze.report.frame;

import croze.study.result.SpreadTable;
import croze.study.result.SpreadTable.Line;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A spread as a data frame, for analysts. Names and order of the columns are a stable format. */
public final class SpreadFrame {
  private static final String PLACES = "0.000000";

  private final SpreadTable table;
  private final Table frame;

  private SpreadFrame(SpreadTable table) {
    this.table = table;
    this.frame = Table.create(table.name());
  }

  /**
   * One line a row, metric and size: {@code dataset, <heading>, metric, size, draws, scored, paper,
   * mean, sd, low, high, position}, and for differences {@code noise, beyond_noise}. What is
   * missing is empty.
   */
  public static Table of(SpreadTable table) {
    SpreadFrame f = new SpreadFrame(table);
    f.texts("dataset", line -> line.dataset().id());
    f.texts(table.heading(), Line::row);
    f.texts("metric", Line::metric);
    f.integers("size", Line::size);
    f.integers("draws", line -> line.spread().n());
    f.integers("scored", Line::scored);
    f.numbers("paper", "0." + "0".repeat(table.unit().decimals()), Line::paper);
    f.numbers("mean", PLACES, line -> line.spread().mean());
    f.numbers("sd", PLACES, line -> line.spread().standardDeviation());
    f.numbers("low", PLACES, line -> line.spread().low());
    f.numbers("high", PLACES, line -> line.spread().high());
    f.numbers("position", "0.0000", Line::position);
    if (table.lines().stream().anyMatch(line -> !Double.isNaN(line.noise()))) {
      f.numbers("noise", PLACES, Line::noise);
      f.texts(
          "beyond_noise",
          line -> Double.isNaN(line.paper()) ? "" : Boolean.toString(line.beyondNoise()));
    }
    return f.frame;
  }

  private void texts(String name, Function<Line, String> field) {
    frame.addColumns(StringColumn.create(name, table.lines().stream().map(field)));
  }

  private void integers(String name, ToIntFunction<Line> field) {
    IntColumn column = IntColumn.create(name, table.lines().stream().mapToInt(field).toArray());
    column.setPrintFormatter(TableFrames.formatter("0"));
    frame.addColumns(column);
  }

  private void numbers(String name, String pattern, ToDoubleFunction<Line> field) {
    frame.addColumns(
        TableFrames.numbers(name, pattern, table.lines().stream().mapToDouble(field).toArray()));
  }
}
