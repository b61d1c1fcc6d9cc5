package croze.report.frame;

import croze.study.result.CurveTable;
import croze.study.result.CurveTable.Curve;
import croze.study.result.SideTable;
import croze.study.result.SpreadTable;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What stands beside a table as a data frame. */
public final class SideFrame {
  /** Every network so far, then every tenth: the curves hardly move any more. */
  private static final int ALL_TO = 20;

  private static final int STEP = 10;

  private final List<Line> lines;
  private final Table frame;

  private record Line(Curve curve, int models) {}

  private SideFrame(CurveTable table) {
    this.lines =
        table.curves().stream()
            .flatMap(
                curve ->
                    IntStream.rangeClosed(1, curve.mean().length)
                        .filter(n -> n <= ALL_TO || n % STEP == 0)
                        .mapToObj(n -> new Line(curve, n)))
            .toList();
    this.frame = Table.create(table.name());
  }

  /**
   * Of a spread {@link SpreadFrame#of}; of curves one line a row, metric and number of trained
   * networks (1 to 20, then every tenth): {@code dataset, <heading>, metric, models, draws, mean,
   * low, median, high}, accuracies in percent, low and high being the quartiles over the draws.
   */
  public static Table of(SideTable table) {
    if (table instanceof SpreadTable spread) {
      return SpreadFrame.of(spread);
    }
    CurveTable curves = (CurveTable) table;
    SideFrame f = new SideFrame(curves);
    f.texts("dataset", curve -> curve.dataset().id());
    f.texts(curves.heading(), Curve::row);
    f.texts("metric", Curve::metric);
    f.integers("models", (curve, n) -> n);
    f.integers("draws", (curve, n) -> curve.repetitions());
    f.numbers("mean", Curve::mean);
    f.numbers("low", Curve::low);
    f.numbers("median", Curve::median);
    f.numbers("high", Curve::high);
    return f.frame;
  }

  private void texts(String name, Function<Curve, String> field) {
    frame.addColumns(
        StringColumn.create(name, lines.stream().map(line -> field.apply(line.curve()))));
  }

  private void integers(String name, BiFunction<Curve, Integer, Integer> field) {
    frame.addColumns(
        IntColumn.create(
            name,
            lines.stream().mapToInt(line -> field.apply(line.curve(), line.models())).toArray()));
  }

  private void numbers(String name, Function<Curve, double[]> field) {
    frame.addColumns(
        TableFrames.numbers(
            name,
            "0.0000",
            lines.stream()
                .mapToDouble(line -> field.apply(line.curve())[line.models() - 1])
                .toArray()));
  }
}
