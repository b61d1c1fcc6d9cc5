package croze.report.plot;

import java.awt.BasicStroke;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The scores of a search in the order in which they were made, and the highest so far. */
public final class WalkChart {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 480;
  private static final int DOT = 4;
  private static final int SPACING = 100;

  private WalkChart() {}

  /**
   * @param name name of its files, without ending
   * @param proxy what scored
   * @param scores in order; at least one is finite
   */
  public static Picture of(String name, String title, String proxy, double[] scores) {
    return new Picture(name, () -> chart(title, proxy, scores));
  }

  private static XYChart chart(String title, String proxy, double[] scores) {
    int[] shown =
        IntStream.range(0, scores.length).filter(i -> Double.isFinite(scores[i])).toArray();
    // Scores of networks without norms span tens of orders of magnitude.
    boolean logarithmic = IntStream.of(shown).allMatch(i -> scores[i] > 0);
    double[] values =
        IntStream.of(shown)
            .mapToDouble(i -> logarithmic ? Math.log10(scores[i]) : scores[i])
            .toArray();
    double[] best = values.clone();
    Arrays.parallelPrefix(best, Math::max);
    double[] places = IntStream.of(shown).mapToDouble(i -> i + 1).toArray();
    XYChart chart =
        new XYChartBuilder()
            .theme(Palette.THEME)
            .width(Math.max(Palette.width(title), WIDTH))
            .height(HEIGHT)
            .title(title)
            .xAxisTitle("scored networks")
            .yAxisTitle((logarithmic ? "log10 of the score by " : "score by ") + proxy)
            .build();
    XYStyler styler = chart.getStyler();
    Palette.dress(styler);
    styler.setLegendPosition(LegendPosition.InsideSE);
    styler.setXAxisDecimalPattern("#,##0");
    styler.setXAxisTickMarkSpacingHint(SPACING);
    styler.setAxisTicksMarksVisible(false);
    styler.setMarkerSize(DOT);
    // The corners alone: of values in even distances XChart labels more places than have room.
    int[] corners = corners(best);
    XYSeries line = chart.addSeries("highest so far", at(places, corners), at(best, corners));
    line.setLineColor(Palette.SERIES[1]);
    line.setLineStyle(new BasicStroke(2));
    line.setMarker(SeriesMarkers.NONE);
    XYSeries dots =
        chart.addSeries(String.format(Locale.ROOT, "%,d networks", values.length), places, values);
    dots.setLineStyle(new BasicStroke(0));
    dots.setLineColor(new java.awt.Color(0, 0, 0, 0));
    dots.setMarker(SeriesMarkers.CIRCLE);
    dots.setMarkerColor(Palette.SERIES[0]);
    return chart;
  }

  /** Where the stairs of a maximum turn, and both ends. */
  private static int[] corners(double[] best) {
    int last = best.length - 1;
    return IntStream.rangeClosed(0, last)
        .filter(i -> i == 0 || i == last || best[i] != best[i - 1] || best[i] != best[i + 1])
        .toArray();
  }

  private static double[] at(double[] values, int[] places) {
    return IntStream.of(places).mapToDouble(i -> values[i]).toArray();
  }
}
