package croze.sweep.task;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Scores as text that reads back to the same bits. {@code NaN}, {@code Infinity} and {@code
 * -Infinity} are spelled as Java has them, which Tablesaw, pandas and R read as well.
 *
 * <p>Not {@link Double#toString}: its digits changed with Java 19, and an export shall have the
 * same bytes on any of them.
 */
public final class ScoreText {
  private static final int ENOUGH = 17;

  private ScoreText() {}

  /** The fewest significant digits, of 15, 16 and 17, that read back to the same number. */
  public static String shortest(double value) {
    for (int digits = 15; digits < ENOUGH; digits++) {
      String text = digits(value, digits);
      if (Double.parseDouble(text) == value) {
        return text;
      }
    }
    return digits(value, ENOUGH);
  }

  /** The number with 17 significant digits. */
  public static String full(double value) {
    return digits(value, ENOUGH);
  }

  private static String digits(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    if (digits < ENOUGH) {
      rounded = rounded.stripTrailingZeros();
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -4 && exponent < digits) {
      String plain = rounded.toPlainString();
      return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
    String unscaled = rounded.unscaledValue().abs().toString();
    String fraction = unscaled.length() > 1 ? unscaled.substring(1) : "0";
    return (value < 0 ? "-" : "") + unscaled.charAt(0) + "." + fraction + "E" + exponent;
  }
}
