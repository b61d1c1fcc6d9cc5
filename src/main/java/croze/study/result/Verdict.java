package croze.study.result;

import croze.study.result.ResultTable.Cell;
import croze.study.result.ResultTable.Column;
import croze.study.result.ResultTable.Statistics;
import java.util.Locale;
import java.util.Optional;

/** How a figure of the paper stands to the measured interval. */
public enum Verdict {
  /** The printed figure, within its rounding, lies in the 95 % interval. */
  INSIDE,
  /** It does not, but is no further than {@link #NEAR} from the measured value. */
  CLOSE,
  /** It is further off. */
  APART;

  /** What {@link #CLOSE} allows. */
  public static final double NEAR = .02;

  /** Half a unit of the third decimal: what the paper's printing may hide. */
  private static final double ROUNDING = .0005;

  /**
   * Empty without figure or interval, over too few architectures, and in a column that ranks
   * nothing.
   */
  public static Optional<Verdict> of(Column column, Cell cell) {
    if (Double.isNaN(cell.difference()) || !cell.coverage().isJudged() || !column.isRanked()) {
      return Optional.empty();
    }
    return cell.statistics().map(s -> of(cell, s));
  }

  private static Verdict of(Cell cell, Statistics s) {
    if (cell.paper() >= s.low() - ROUNDING && cell.paper() <= s.high() + ROUNDING) {
      return INSIDE;
    }
    return Math.abs(cell.difference()) <= NEAR + ROUNDING ? CLOSE : APART;
  }

  /** Name in CSV files: {@code inside}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
