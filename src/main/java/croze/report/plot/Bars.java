package croze.report.plot;

import croze.study.ResultTable;
import croze.study.ResultTable.Cell;
import croze.study.ResultTable.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/**
 * Measured values of some columns as bars, row by row, with their intervals and, where the paper
 * prints one, its figure.
 */
final class Bars {
  private static final int MOST = Palette.SERIES.length;
  private static final int HEIGHT = 480;
  private static final int MARGIN = 160;
  private static final int BAR = 18;
  private static final int NARROWEST = 860;
  private static final double FILL = .8;

  private Bars() {}

  static CategoryChart of(ResultTable table, Part part) {
    List<Integer> columns = shown(table, part);
    int rows = table.rows().size();
    boolean correlation = table.unit() == Unit.CORRELATION;
    CategoryChart chart =
        new CategoryChartBuilder()
            .theme(Palette.THEME)
            .width(Math.max(NARROWEST, MARGIN + BAR * rows * (columns.size() + 1)))
            .height(HEIGHT)
            .title(part.title(table, correlation ? "Spearman's ρ" : "Accuracy"))
            .yAxisTitle(correlation ? "ρ" : "accuracy (%)")
            .xAxisTitle(
                correlation
                    ? "line: 95 % bootstrap interval; diamond: the paper's figure"
                    : "diamond: the paper's figure")
            .build();
    CategoryStyler styler = chart.getStyler();
    Palette.dress(styler);
    styler.setSeriesColors(Palette.SERIES);
    styler.setAvailableSpaceFill(FILL);
    styler.setPlotContentSize(1);
    styler.setLegendPosition(LegendPosition.OutsideS);
    styler.setLegendLayout(LegendLayout.Horizontal);
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setXAxisLabelRotation(30);
    styler.setAxisTicksMarksVisible(false);
    if (correlation) {
      styler.setYAxisMin(Math.min(0, lowest(table, columns)));
      styler.setYAxisMax(1.0);
    } else {
      styler.setYAxisMin(0.0);
      styler.setYAxisMax(1.06 * highest(table, columns));
    }
    styler.setYAxisDecimalPattern(correlation ? "0.0" : "0");
    List<String> labels = table.rows().stream().map(ResultTable.Row::label).toList();
    for (int c : columns) {
      chart.addSeries(
          table.columns().get(c).label(),
          labels,
          IntStream.range(0, rows).mapToObj(r -> number(table.cell(r, c).measured())).toList());
    }
    List<List<Cell>> cells = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      int row = r;
      cells.add(columns.stream().map(c -> table.cell(row, c)).toList());
    }
    chart.addAnnotation(new Marks(cells, FILL));
    return chart;
  }

  /** The first columns; the last, which is the average where there is one, in any case. */
  private static List<Integer> shown(ResultTable table, Part part) {
    List<Integer> all = part.columns();
    if (all.size() <= MOST) {
      return all;
    }
    List<Integer> shown = new ArrayList<>(all.subList(0, MOST - 1));
    shown.add(all.get(all.size() - 1));
    return shown;
  }

  /** The lowest value drawn, down to the next tenth. */
  private static double lowest(ResultTable table, List<Integer> columns) {
    double lowest =
        table.cells().stream()
            .flatMap(row -> columns.stream().map(row::get))
            .mapToDouble(
                c ->
                    Math.min(
                        c.statistics().map(ResultTable.Statistics::low).orElse(c.measured()),
                        Double.isNaN(c.paper()) ? 1 : c.paper()))
            .filter(v -> !Double.isNaN(v))
            .min()
            .orElse(0);
    return Math.floor(10 * lowest) / 10;
  }

  private static double highest(ResultTable table, List<Integer> columns) {
    return table.cells().stream()
        .flatMap(row -> columns.stream().map(row::get))
        .flatMapToDouble(c -> DoubleStream.of(c.measured(), c.paper()))
        .filter(v -> v > 0)
        .max()
        .orElse(100);
  }

  private static Number number(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
