package croze.report.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.ChartTheme;

/** Colours and type of all pictures. */
final class Palette {
  /** Okabe and Ito's colours, told apart by colour-blind readers, the light ones left out. */
  static final Color[] SERIES = {
    new Color(0x0072B2), new Color(0xE69F00), new Color(0x009E73), new Color(0xCC79A7),
  };

  /**
   * From −1 to 1, light in the middle: orange for negative, blue for positive. In fine steps, for
   * XChart's own blend between two colours strays.
   */
  static final Color[] DIVERGING =
      Stream.concat(
              blend(new Color(0xD98324), new Color(0xF7F7F5)),
              blend(new Color(0xF7F7F5), new Color(0x4A97C9)))
          .toArray(Color[]::new);

  /** Sequential, from few to many: five steps of cividis without its brightest end. */
  static final Color[] SEQUENTIAL = {
    new Color(0xD5C164),
    new Color(0xA59C74),
    new Color(0x7C7B78),
    new Color(0x4B5268),
    new Color(0x00224E),
  };

  static final Color INK = new Color(0x222222);
  static final ChartTheme THEME = ChartTheme.XChart;

  private static final Color GRID = new Color(0xE4E4E0);
  private static final Font TITLE_FONT = new Font(Font.SANS_SERIF, Font.BOLD, 15);
  private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);
  private static final int MARGINS = 60;

  /** Share of an axis, less than a pixel. */
  private static final double EDGE = .001;

  private static final int TEXT = 13;
  static final int PADDING = 12;

  private static final int BLENDS = 40;

  private Palette() {}

  private static Stream<Color> blend(Color from, Color to) {
    return IntStream.range(0, BLENDS)
        .mapToObj(
            step -> {
              float share = (float) step / (BLENDS - 1);
              float[] a = from.getRGBColorComponents(null);
              float[] b = to.getRGBColorComponents(null);
              return new Color(
                  a[0] + share * (b[0] - a[0]),
                  a[1] + share * (b[1] - a[1]),
                  a[2] + share * (b[2] - a[2]));
            });
  }

  /** A plain sheet: white ground, thin grid, the same type everywhere. */
  static void dress(AxesChartStyler styler) {
    styler.setBaseFont(text(TEXT));
    styler.setChartTitleFont(TITLE_FONT);
    styler.setChartTitleBoxVisible(false);
    styler.setChartTitlePadding(8);
    styler.setAxisTitleFont(text(TEXT));
    styler.setAxisTickLabelsFont(text(TEXT));
    styler.setLegendFont(text(TEXT));
    styler.setChartFontColor(INK);
    styler.setAxisTickLabelsColor(INK);
    styler.setXAxisTitleColor(INK);
    styler.setYAxisTitleColor(INK);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setLegendBackgroundColor(Color.WHITE);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setLocale(Locale.ROOT);
    styler.setChartPadding(PADDING);
    styler.setAntiAlias(true);
    styler.setToolTipsEnabled(false);
  }

  /** The least width of a picture, in pixels, that has room for its title. */
  static int width(String title) {
    return MARGINS + (int) TITLE_FONT.getStringBounds(title, MEASURE).getWidth();
  }

  /**
   * An end of an axis with room for the label that lies on it: XChart leaves out what is not
   * inside.
   *
   * @param from the other end
   */
  static double beyond(double end, double from) {
    return end + EDGE * (end - from);
  }

  /** A thin dashed line. */
  static BasicStroke dashed(float... dashes) {
    return new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0);
  }

  /** Pixels that a rotated label needs to the left of where it ends. */
  static int overhang(String label, double degrees) {
    Rectangle2D box = text(TEXT).getStringBounds(label, MEASURE);
    double angle = Math.toRadians(degrees);
    return (int) Math.ceil(box.getWidth() * Math.cos(angle) + box.getHeight() * Math.sin(angle));
  }

  static Font text(int size) {
    return new Font(Font.SANS_SERIF, Font.PLAIN, size);
  }
}
