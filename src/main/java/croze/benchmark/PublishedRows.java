package croze.benchmark;

import croze.InvalidInputException;
import croze.csv.CsvFile;
import croze.csv.CsvRow;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** Chosen columns of a published CSV file, row by row. */
final class PublishedRows {
  private static final String FIX = "; get the file again with 'make data'";

  private final CsvFile file;
  private final List<String> columns;
  private final Iterator<CsvRow> rows;
  private int row = 1;

  /**
   * @throws InvalidInputException if the file is no CSV file, or lacks a column
   */
  PublishedRows(Path path, List<String> columns) {
    this.columns = List.copyOf(columns);
    try {
      file = CsvFile.read(path).with(columns.toArray(String[]::new));
    } catch (InvalidInputException e) {
      throw new InvalidInputException(e.getMessage() + FIX, e);
    }
    rows = file.rows().iterator();
  }

  /** The chosen fields of the next row, in the order in which they were asked for; null at end. */
  String[] next() {
    if (!rows.hasNext()) {
      return null;
    }
    CsvRow next = rows.next();
    row = next.number();
    return columns.stream().map(next::text).toArray(String[]::new);
  }

  double number(String field) {
    try {
      return Double.parseDouble(field);
    } catch (NumberFormatException e) {
      throw wrong("'" + field + "'", "a number");
    }
  }

  /** Something that the current row says and should not. */
  InvalidInputException wrong(String found, String expected) {
    return new InvalidInputException(
        "%s, row %d: found %s, expected %s%s".formatted(file.name(), row, found, expected, FIX));
  }
}
