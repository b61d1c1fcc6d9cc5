package croze.timing;

import croze.report.plot.Picture;
import java.awt.BasicStroke;
import java.awt.Color;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Processor time of an architecture against its MACs, with the least-squares line of each set. */
final class ScalingPlot {
  private static final List<Color> COLOURS = List.of(new Color(0x1f5aa6), new Color(0xc4541a));

  private ScalingPlot() {}

  /** The line through the rows: MACs of one image in millions to milliseconds. */
  static SimpleRegression line(List<BenchRow> rows) {
    SimpleRegression line = new SimpleRegression();
    rows.forEach(row -> line.addData(millions(row), milliseconds(row)));
    return line;
  }

  /** Writes {@code scaling.png} and {@code scaling.svg}. */
  static List<Path> write(Path folder, List<BenchRow> rows) {
    XYChart chart =
        new XYChartBuilder()
            .width(720)
            .height(480)
            .theme(ChartTheme.Matlab)
            .title("Cost of an architecture, cpu engine, double, 8 images, one thread")
            .xAxisTitle("million multiply-accumulates of one image")
            .yAxisTitle("processor time, ms")
            .build();
    chart.getStyler().setLegendPosition(LegendPosition.InsideNW);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setMarkerSize(6);
    chart.getStyler().setXAxisMin(0.);
    chart.getStyler().setYAxisMin(0.);
    List<String> sets = rows.stream().map(BenchRow::proxies).distinct().toList();
    for (int i = 0; i < sets.size(); i++) {
      String set = sets.get(i);
      List<BenchRow> of = rows.stream().filter(r -> r.proxies().equals(set)).toList();
      add(chart, set, of, COLOURS.get(i % COLOURS.size()));
    }
    return new Picture("scaling", () -> chart).write(folder);
  }

  private static void add(XYChart chart, String set, List<BenchRow> rows, Color colour) {
    double[] x = rows.stream().mapToDouble(ScalingPlot::millions).toArray();
    double[] y = rows.stream().mapToDouble(ScalingPlot::milliseconds).toArray();
    XYSeries points = chart.addSeries(set, x, y);
    points.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    points.setMarker(SeriesMarkers.CIRCLE);
    points.setMarkerColor(colour);
    SimpleRegression line = line(rows);
    double most = java.util.Arrays.stream(x).max().orElse(0);
    String label =
        String.format(
            Locale.ROOT,
            "%.0f + %.2f · MACs, R² %.2f",
            line.getIntercept(),
            line.getSlope(),
            line.getRSquare());
    XYSeries fitted =
        chart.addSeries(
            label, new double[] {0, most}, new double[] {line.predict(0), line.predict(most)});
    fitted.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
    fitted.setMarker(SeriesMarkers.NONE);
    fitted.setLineColor(colour);
    fitted.setLineStyle(new BasicStroke(1.5f));
  }

  private static double millions(BenchRow row) {
    return row.macs() / 1e6;
  }

  private static double milliseconds(BenchRow row) {
    return 1000 * row.seconds().cpuMin();
  }
}
