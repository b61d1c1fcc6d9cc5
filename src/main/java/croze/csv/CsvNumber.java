package croze.csv;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Numbers as CSV files spell them. In any case of letters:
 *
 * <ul>
 *   <li>an empty field and {@code NA} (R's missing value) are no value at all;
 *   <li>{@code NaN}, with or without a sign, is a value that is not a number;
 *   <li>{@code inf} and {@code Infinity}, with or without a sign, are the infinities;
 *   <li>all else is a decimal number with a point: {@code 12}, {@code -.5}, {@code 1e-3}. What is
 *       beyond the range of a double ({@code 1e999}), and what only some languages read ({@code
 *       0x1p3}, {@code 1d}, {@code 1_000}, {@code 0,5}), is none.
 * </ul>
 */
public final class CsvNumber {
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:e[+-]?[0-9]++)?");

  /** No double needs more digits; a longer one is no number that a program wrote. */
  private static final int LONGEST = 800;

  private CsvNumber() {}

  /**
   * @return empty for no value
   * @throws NumberFormatException if the field is none of these
   */
  public static OptionalDouble parse(String field) {
    String text = field.strip().toLowerCase(Locale.ROOT);
    return switch (text) {
      case "", "na" -> OptionalDouble.empty();
      case "nan", "+nan", "-nan" -> OptionalDouble.of(Double.NaN);
      case "inf", "+inf", "infinity", "+infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
      case "-inf", "-infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
      default -> OptionalDouble.of(decimal(text));
    };
  }

  private static double decimal(String text) {
    if (text.length() > LONGEST || !DECIMAL.matcher(text).matches()) {
      throw new NumberFormatException();
    }
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw new NumberFormatException();
    }
    return value;
  }
}
