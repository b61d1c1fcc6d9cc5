package croze.report.text;

import croze.study.result.ResultTable.Cell;
import croze.study.result.ResultTable.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Values as tables print them: {@code .826}, {@code +.003}; rounded half up, like the paper's. */
public final class CellText {
  private CellText() {}

  /** The value without a leading zero; empty for NaN. */
  public static String value(double value, Unit unit) {
    return Double.isNaN(value) ? "" : short0(rounded(value, unit).toPlainString());
  }

  /** Measured minus paper as a reader sees it, of the rounded values; empty if one is missing. */
  public static String difference(Cell cell, Unit unit) {
    if (Double.isNaN(cell.difference())) {
      return "";
    }
    BigDecimal difference = rounded(cell.measured(), unit).subtract(rounded(cell.paper(), unit));
    return difference.signum() == 0
        ? "="
        : (difference.signum() > 0 ? "+" : "") + short0(difference.toPlainString());
  }

  // The 1e-9 lifts a mean of thousandths that binary fractions left just below a half.
  private static BigDecimal rounded(double value, Unit unit) {
    return BigDecimal.valueOf(value + Math.copySign(1e-9, value))
        .setScale(unit.decimals(), RoundingMode.HALF_UP);
  }

  private static String short0(String number) {
    return number.replaceFirst("^(-?)0\\.", "$1.");
  }
}
