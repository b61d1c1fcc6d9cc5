package croze.report.plot;

import croze.study.result.CurveTable;
import croze.study.result.CurveTable.Curve;
import croze.study.result.ResultTable;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The best accuracy so far over the trained networks, as Figure 3 of the paper has it: a line for
 * the median of the repetitions, a band from quartile to quartile.
 */
final class Curves {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 480;
  private static final int BAND_ALPHA = 40;
  private static final int SPACING = 100;

  /**
   * The axis begins where the lowest band is after one network in so many: beginnings are steep.
   */
  private static final int BEGINNING = 30;

  private Curves() {}

  static List<Picture> of(CurveTable table, ResultTable labels) {
    List<Picture> pictures = new ArrayList<>();
    for (Map.Entry<String, List<String>> shown : table.pictures().entrySet()) {
      table.curves().stream()
          .map(curve -> List.of(curve.dataset(), curve.metric()))
          .distinct()
          .forEach(
              panel -> {
                List<Curve> curves =
                    shown.getValue().stream()
                        .flatMap(
                            row ->
                                table.curves().stream()
                                    .filter(c -> c.row().equals(row))
                                    .filter(c -> List.of(c.dataset(), c.metric()).equals(panel)))
                        .toList();
                String name =
                    "%s-%s-%s-%s"
                        .formatted(
                            labels.name(),
                            shown.getKey(),
                            curves.get(0).dataset().id(),
                            curves.get(0).metric().replace("@", ""));
                pictures.add(new Picture(name, () -> chart(curves, labels)));
              });
    }
    return pictures;
  }

  private static XYChart chart(List<Curve> curves, ResultTable labels) {
    Curve first = curves.get(0);
    String metric =
        labels.columns().stream()
            .filter(c -> c.metric().equals(first.metric()))
            .findFirst()
            .orElseThrow()
            .label();
    String title =
        "%s, %s, %s, %d searches"
            .formatted(metric, labels.benchmark(), first.dataset().label(), first.repetitions());
    XYChart chart =
        new XYChartBuilder()
            .theme(Palette.THEME)
            .width(Math.max(Palette.width(title), WIDTH))
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(
                "trained networks; line: median, band: quartiles; dashed: target, dotted: best of all")
            .yAxisTitle("best accuracy so far (%)")
            .build();
    dress(chart, curves);
    double[] models = IntStream.rangeClosed(1, first.mean().length).asDoubleStream().toArray();
    for (int k = 0; k < curves.size(); k++) {
      band(chart, curves.get(k), models, Palette.SERIES[k % Palette.SERIES.length]);
    }
    for (int k = 0; k < curves.size(); k++) {
      Curve curve = curves.get(k);
      XYSeries line = chart.addSeries(labels.rowLabel(curve.row()), models, curve.median());
      line.setLineColor(Palette.SERIES[k % Palette.SERIES.length]);
      line.setLineStyle(new BasicStroke(2));
      line.setMarker(SeriesMarkers.NONE);
    }
    level(chart, "target", first.target(), models, new float[] {8, 5});
    level(chart, "best of all", first.best(), models, new float[] {2, 4});
    return chart;
  }

  private static void dress(XYChart chart, List<Curve> curves) {
    XYStyler styler = chart.getStyler();
    Palette.dress(styler);
    styler.setLegendPosition(LegendPosition.InsideSE);
    styler.setXAxisTickMarkSpacingHint(SPACING);
    styler.setXAxisDecimalPattern("#,##0");
    styler.setYAxisDecimalPattern("0.0");
    styler.setAxisTicksMarksVisible(false);
    styler.setPlotContentSize(1);
    int models = curves.get(0).mean().length;
    double low =
        curves.stream().mapToDouble(curve -> curve.low()[models / BEGINNING]).min().orElseThrow();
    double high =
        curves.stream().flatMapToDouble(c -> DoubleStream.of(c.best(), c.target())).max().orElse(0);
    double bottom = Math.floor(2 * low) / 2;
    double top = Math.ceil(2 * (Double.isNaN(high) ? curves.get(0).best() : high)) / 2;
    styler.setYAxisMin(Palette.beyond(bottom, top));
    styler.setYAxisMax(Palette.beyond(top, bottom));
    styler.setXAxisMin(0.0);
    styler.setXAxisMax(Palette.beyond(models, 0));
  }

  /** From quartile to quartile: along the upper one and back along the lower one. */
  private static void band(XYChart chart, Curve curve, double[] models, Color colour) {
    int n = models.length;
    double floor = chart.getStyler().getYAxisMin();
    XYSeries band =
        chart.addSeries(
            "band " + curve.row(),
            IntStream.range(0, 2 * n).mapToDouble(i -> models[i < n ? i : 2 * n - 1 - i]).toArray(),
            IntStream.range(0, 2 * n)
                .mapToDouble(i -> i < n ? curve.high()[i] : curve.low()[2 * n - 1 - i])
                .map(value -> Math.max(value, floor))
                .toArray());
    band.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    band.setFillColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), BAND_ALPHA));
    band.setLineStyle(new BasicStroke(0));
    band.setLineColor(new Color(0, 0, 0, 0));
    band.setMarker(SeriesMarkers.NONE);
    band.setShowInLegend(false);
  }

  private static void level(
      XYChart chart, String name, double height, double[] models, float[] dashes) {
    if (Double.isNaN(height)) {
      return;
    }
    XYSeries line =
        chart.addSeries(
            name, new double[] {0, models[models.length - 1]}, new double[] {height, height});
    line.setLineColor(Palette.INK);
    line.setLineStyle(Palette.dashed(dashes));
    line.setMarker(SeriesMarkers.NONE);
    line.setShowInLegend(false);
  }
}
