package croze.report.plot;

import croze.study.pilot.PilotLine;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The pilot study by epoch, a picture a protocol that measures on the way: ρ with the published
 * accuracies as a line, the reliability of the accuracies as a dashed one.
 */
public final class PilotCurves {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 420;
  private static final float[] DASHES = {6, 4};

  private PilotCurves() {}

  /** Pictures {@code pilot-epochs-<protocol>}; none of a protocol that measures at its end only. */
  public static List<Picture> of(List<PilotLine> lines) {
    Map<String, Map<String, List<PilotLine>>> curves = new LinkedHashMap<>();
    for (PilotLine line : lines) {
      curves
          .computeIfAbsent(line.protocol(), name -> new LinkedHashMap<>())
          .computeIfAbsent(line.measure(), name -> new ArrayList<>())
          .add(line);
    }
    List<Picture> pictures = new ArrayList<>();
    curves.forEach(
        (protocol, measures) -> {
          measures.values().removeIf(points -> points.size() < 2);
          if (!measures.isEmpty()) {
            pictures.add(new Picture("pilot-epochs-" + protocol, () -> chart(protocol, measures)));
          }
        });
    return pictures;
  }

  private static XYChart chart(String protocol, Map<String, List<PilotLine>> measures) {
    int networks = measures.values().iterator().next().get(0).networks();
    XYChart chart =
        new XYChartBuilder()
            .theme(Palette.THEME)
            .width(WIDTH)
            .height(HEIGHT)
            .title("Ranks by epoch: protocol %s, %d networks".formatted(protocol, networks))
            .xAxisTitle("epochs; line: ρ with the published accuracy, dashed: reliability")
            .yAxisTitle("Spearman's ρ")
            .build();
    dress(chart.getStyler(), measures);
    int k = 0;
    for (Map.Entry<String, List<PilotLine>> measure : measures.entrySet()) {
      Color colour = Palette.SERIES[k++ % Palette.SERIES.length];
      line(chart, measure.getKey(), measure.getValue(), l -> l.agreement().rho(), colour);
      line(
              chart,
              measure.getKey() + " reliability",
              measure.getValue(),
              PilotLine::reliability,
              colour)
          .setLineStyle(Palette.dashed(DASHES));
    }
    return chart;
  }

  private static void dress(XYStyler styler, Map<String, List<PilotLine>> measures) {
    Palette.dress(styler);
    styler.setLegendPosition(LegendPosition.OutsideE);
    styler.setXAxisDecimalPattern("0");
    styler.setYAxisDecimalPattern("0.0");
    double lowest =
        measures.values().stream()
            .flatMap(List::stream)
            .flatMapToDouble(l -> DoubleStream.of(0, l.agreement().rho(), l.reliability()))
            .filter(Double::isFinite)
            .min()
            .orElse(0);
    double bottom = Math.floor(5 * lowest) / 5;
    styler.setYAxisMin(Palette.beyond(bottom, 1));
    styler.setYAxisMax(Palette.beyond(1, bottom));
    styler.setXAxisMin(0.0);
  }

  private static XYSeries line(
      XYChart chart,
      String name,
      List<PilotLine> points,
      ToDoubleFunction<PilotLine> height,
      Color colour) {
    XYSeries line =
        chart.addSeries(
            name,
            points.stream().mapToDouble(PilotLine::epoch).toArray(),
            points.stream().mapToDouble(height).toArray());
    line.setLineColor(colour);
    line.setLineStyle(new BasicStroke(2));
    line.setMarkerColor(colour);
    line.setMarker(SeriesMarkers.CIRCLE);
    return line;
  }
}
