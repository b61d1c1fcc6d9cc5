package croze.report.plot;

import croze.image.Dataset;
import croze.stats.correlation.CorrelationColumn;
import croze.stats.correlation.CorrelationTable;
import croze.stats.correlation.Estimate;
import croze.stats.rank.NanPolicy;
import croze.stats.resample.Bootstrap;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Score against accuracy of many architectures: the plane in squares, each coloured by how many
 * architectures lie in it. Scores are shown by rank, for ρ knows no more of them, and because they
 * span orders of magnitude.
 */
public final class Density {
  private static final int SQUARES = 72;

  /** In pixels; the plot is this many squares wide and high. */
  private static final int SQUARE = 8;

  private static final int WIDTH = 760;
  private static final int HEIGHT = 640;

  /** Least number of architectures of each colour. */
  private static final int[] STEPS = {1, 2, 5, 15, 50};

  private Density() {}

  /**
   * @param score name of the proxy
   * @param accuracy name of the accuracy
   * @param indices the architectures that have a score
   * @param scores of all architectures, by index
   * @param accuracies of all architectures, by index, in percent
   */
  public static Picture of(
      Dataset dataset,
      String score,
      String accuracy,
      int[] indices,
      double[] scores,
      double[] accuracies) {
    String name = String.join("-", dataset.id(), score, accuracy.toLowerCase(Locale.ROOT));
    return new Picture(
        name.replaceAll("[^A-Za-z0-9._-]+", "_"),
        () -> chart(dataset, score, accuracy, indices, scores, accuracies));
  }

  private static XYChart chart(
      Dataset dataset,
      String score,
      String accuracy,
      int[] indices,
      double[] scores,
      double[] accuracies) {
    double[] scored = IntStream.of(indices).mapToDouble(i -> scores[i]).toArray();
    double[] reached = IntStream.of(indices).mapToDouble(i -> accuracies[i]).toArray();
    String title =
        "%s, %s against %s: ρ %s"
            .formatted(dataset.label(), score, accuracy, estimate(scored, reached));
    String share =
        scored.length == scores.length
            ? "all %,d architectures"
            : "PARTIAL: %,d of %,d architectures";
    XYChart chart =
        new XYChartBuilder()
            .theme(Palette.THEME)
            .width(Math.max(Palette.width(title), WIDTH))
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(
                String.format(
                    Locale.ROOT,
                    "rank of the score by " + score + ", " + share,
                    scored.length,
                    scores.length))
            .yAxisTitle(accuracy + " accuracy (%)")
            .build();
    draw(chart, new NaturalRanking(TiesStrategy.AVERAGE).rank(scored), reached);
    return chart;
  }

  /** Spearman's ρ as tables have it, with its 95 % interval if that means something. */
  private static String estimate(double[] scores, double[] accuracies) {
    Estimate estimate =
        CorrelationTable.of(
                List.of(scores),
                List.of(CorrelationColumn.single("", accuracies)),
                NanPolicy.DROP,
                Bootstrap.DEFAULT)
            .estimate(0, 0);
    return estimate.n() < Estimate.LEAST_JUDGED || Double.isNaN(estimate.low())
        ? text(estimate.rho())
        : "%s (95 %% interval %s to %s)"
            .formatted(text(estimate.rho()), text(estimate.low()), text(estimate.high()));
  }

  private static String text(double rho) {
    return String.format(Locale.ROOT, "%.3f", rho).replace("0.", ".");
  }

  private static void draw(XYChart chart, double[] ranks, double[] accuracies) {
    XYStyler styler = chart.getStyler();
    Palette.dress(styler);
    styler.setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    styler.setLegendPosition(LegendPosition.OutsideE);
    styler.setXAxisDecimalPattern("#,##0");
    styler.setYAxisDecimalPattern("0");
    styler.setAxisTicksMarksVisible(false);
    Grid x = Grid.over(ranks);
    Grid y = Grid.over(accuracies);
    styler.setXAxisMin(x.low());
    styler.setXAxisMax(x.high());
    styler.setYAxisMin(y.low());
    styler.setYAxisMax(y.high());
    styler.setPlotContentSize(.97);
    styler.setMarkerSize(SQUARE);
    int[][] counts = new int[SQUARES][SQUARES];
    IntStream.range(0, ranks.length)
        .forEach(i -> counts[x.square(ranks[i])][y.square(accuracies[i])]++);
    for (int step = 0; step < STEPS.length; step++) {
      add(chart, step, counts, x, y);
    }
  }

  private static void add(XYChart chart, int step, int[][] counts, Grid x, Grid y) {
    int least = STEPS[step];
    int next = step + 1 < STEPS.length ? STEPS[step + 1] : Integer.MAX_VALUE;
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (int i = 0; i < SQUARES; i++) {
      for (int j = 0; j < SQUARES; j++) {
        if (counts[i][j] >= least && counts[i][j] < next) {
          xs.add(x.centre(i));
          ys.add(y.centre(j));
        }
      }
    }
    if (xs.isEmpty()) {
      return;
    }
    XYSeries series = chart.addSeries(label(least, next), xs, ys);
    series.setMarker(SeriesMarkers.SQUARE);
    series.setMarkerColor(Palette.SEQUENTIAL[step]);
    series.setLineStyle(new BasicStroke(0));
    series.setLineColor(new Color(0, 0, 0, 0));
  }

  private static String label(int least, int next) {
    if (next == Integer.MAX_VALUE) {
      return least + " or more";
    }
    return next == least + 1
        ? least + " in a square"
        : String.format(Locale.ROOT, "%d to %d", least, next - 1);
  }

  /** Equal steps over the range of some values. */
  private record Grid(double low, double high) {
    static Grid over(double[] values) {
      double low = Arrays.stream(values).min().orElse(0);
      double high = Arrays.stream(values).max().orElse(1);
      return new Grid(low, high > low ? high : low + 1);
    }

    int square(double value) {
      return Math.min(SQUARES - 1, (int) (SQUARES * (value - low) / (high - low)));
    }

    double centre(int square) {
      return low + (square + .5) * (high - low) / SQUARES;
    }
  }
}
