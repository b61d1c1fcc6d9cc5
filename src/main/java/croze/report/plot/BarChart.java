package croze.report.plot;

import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/**
 * Groups of bars with marks over them.
 *
 * @param title what is shown
 * @param axis what the height of a bar is, with its unit
 * @param caption what the marks are
 * @param rows labels of the groups
 * @param series labels of the bars of a group
 * @param values heights by row and series; NaN for no bar
 * @param marks by row and series
 * @param decimals pattern of the numbers on the axis
 * @param low where the axis begins
 * @param high where it ends
 */
record BarChart(
    String title,
    String axis,
    String caption,
    List<String> rows,
    List<String> series,
    double[][] values,
    List<List<Mark>> marks,
    String decimals,
    double low,
    double high) {
  /** More series than these no reader tells apart. */
  static final int MOST = Palette.SERIES.length;

  private static final int HEIGHT = 480;
  private static final int MARGIN = 160;
  private static final int BAR = 18;
  private static final int NARROWEST = 860;
  private static final double FILL = .8;
  private static final int ROTATION = 30;

  /** Room of the vertical axis, in pixels. */
  private static final int AXIS = 40;

  CategoryChart drawn() {
    CategoryChart chart =
        new CategoryChartBuilder()
            .theme(Palette.THEME)
            .width(Math.max(Palette.width(title), width()))
            .height(HEIGHT)
            .title(title)
            .yAxisTitle(axis)
            .xAxisTitle(caption)
            .build();
    CategoryStyler styler = chart.getStyler();
    Palette.dress(styler);
    styler.setSeriesColors(Palette.SERIES);
    styler.setAvailableSpaceFill(FILL);
    styler.setPlotContentSize(1);
    styler.setLegendPosition(LegendPosition.OutsideS);
    styler.setLegendLayout(LegendLayout.Horizontal);
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setXAxisLabelRotation(ROTATION);
    // Each ends under its group; XChart leaves out what does not fit on the sheet.
    styler.setXAxisLabelAlignment(TextAlignment.Right);
    styler.setXAxisLabelAlignmentVertical(TextAlignment.Right);
    styler.setChartPadding(Math.max(Palette.PADDING, overhang()));
    styler.setAxisTicksMarksVisible(false);
    styler.setYAxisMin(Palette.beyond(low, high));
    styler.setYAxisMax(Palette.beyond(high, low));
    styler.setYAxisDecimalPattern(decimals);
    for (int s = 0; s < series.size(); s++) {
      int bar = s;
      chart.addSeries(
          series.get(s),
          rows,
          IntStream.range(0, rows.size()).mapToObj(r -> number(values[r][bar])).toList());
    }
    chart.addAnnotation(new Marks(marks, FILL));
    return chart;
  }

  /** Pixels that the labels need to the left of the axis. */
  private int overhang() {
    int room = (width() - MARGIN) / rows.size();
    return IntStream.range(0, rows.size())
        .map(r -> Palette.overhang(rows.get(r), ROTATION) - AXIS - room * r - room / 2)
        .max()
        .orElse(0);
  }

  private int width() {
    return Math.max(NARROWEST, MARGIN + BAR * rows.size() * (series.size() + 1));
  }

  private static Number number(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
