package croze.report.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.List;
import org.knowm.xchart.internal.chartpart.Annotation;

/**
 * Intervals and the paper's figures over bars. XChart's own error bars are as long upwards as
 * downwards; bootstrap intervals of a correlation are not.
 */
final class Marks extends Annotation {
  private static final double SERIF = 3;
  private static final double DIAMOND = 4.5;

  private final List<List<Mark>> marks;
  private final double fill;

  /**
   * @param marks by row and column, as the bars stand
   * @param fill the share of a row's room that its bars take
   */
  Marks(List<List<Mark>> marks, double fill) {
    super(false);
    this.marks = marks;
    this.fill = fill;
  }

  @Override
  public void paint(Graphics2D g) {
    g.setStroke(new BasicStroke(1.4f));
    double left = getXAxisScreenValueForMin();
    double room = (getXAxisScreenValueForMax() - left) / marks.size();
    for (int r = 0; r < marks.size(); r++) {
      List<Mark> row = marks.get(r);
      double bar = room * fill / row.size();
      for (int c = 0; c < row.size(); c++) {
        double x = left + room * (r + (1 - fill) / 2) + bar * (c + .5);
        Mark mark = row.get(c);
        if (mark.hasInterval()) {
          interval(g, x, mark);
        }
        if (!Double.isNaN(mark.paper())) {
          diamond(g, x, getYAxisScreenValue(mark.paper()));
        }
      }
    }
  }

  private void interval(Graphics2D g, double x, Mark mark) {
    double low = getYAxisScreenValue(mark.low());
    double high = getYAxisScreenValue(mark.high());
    g.setColor(Palette.INK);
    g.draw(new Line2D.Double(x, low, x, high));
    g.draw(new Line2D.Double(x - SERIF, low, x + SERIF, low));
    g.draw(new Line2D.Double(x - SERIF, high, x + SERIF, high));
  }

  private static void diamond(Graphics2D g, double x, double y) {
    Path2D diamond = new Path2D.Double();
    diamond.moveTo(x, y - DIAMOND);
    diamond.lineTo(x + DIAMOND, y);
    diamond.lineTo(x, y + DIAMOND);
    diamond.lineTo(x - DIAMOND, y);
    diamond.closePath();
    g.setColor(Color.WHITE);
    g.fill(diamond);
    g.setColor(Palette.INK);
    g.draw(diamond);
  }
}
