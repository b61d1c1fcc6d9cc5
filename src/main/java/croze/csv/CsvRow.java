package croze.csv;

import croze.InvalidInputException;
import java.util.List;
import java.util.OptionalDouble;

/** A row of a {@link CsvFile}. Immutable. */
public final class CsvRow {
  private static final int LONGEST_SHOWN = 80;

  private final CsvFile file;
  private final int number;
  private final String[] fields;

  CsvRow(CsvFile file, int number, String[] fields) {
    this.file = file;
    this.number = number;
    this.fields = fields;
  }

  /** Its number in the file, as spreadsheets count: 1 is the first, most often the header. */
  public int number() {
    return number;
  }

  /** Its fields, left to right. */
  public List<String> fields() {
    return List.of(fields);
  }

  /**
   * @throws InvalidInputException if the file has no such column
   */
  public String text(String column) {
    return fields[file.place(column)];
  }

  /**
   * The number in a column. In any case of letters: an empty field and {@code NA} are no value;
   * {@code NaN}, {@code inf} and {@code Infinity} with or without a sign are values.
   *
   * @return empty for no value
   * @throws InvalidInputException if the file has no such column, or the field is no decimal number
   *     in the range of a double
   */
  public OptionalDouble number(String column) {
    try {
      return CsvNumber.parse(text(column));
    } catch (NumberFormatException e) {
      throw wrong(column, "a number with a decimal point, inf, NaN, or nothing");
    }
  }

  /**
   * The finite number in a column.
   *
   * @throws InvalidInputException if there is none
   */
  public double finite(String column) {
    OptionalDouble value = number(column);
    if (value.isEmpty() || !Double.isFinite(value.getAsDouble())) {
      throw wrong(column, "a number");
    }
    return value.getAsDouble();
  }

  /** Something that a column says and should not. */
  public InvalidInputException wrong(String column, String expected) {
    return new InvalidInputException(
        "%s, row %d, column %s: found '%s', expected %s"
            .formatted(file.name(), number, column, shown(text(column)), expected));
  }

  /** Something that the row says and should not. */
  public InvalidInputException wrongRow(String found, String expected) {
    return file.wrong(number, shown(found), expected);
  }

  private static String shown(String text) {
    String line = text.replaceAll("\\p{C}", "?");
    return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "...";
  }
}
