package croze.benchmark.table;

import croze.InvalidInputException;
import croze.csv.CsvFile;
import croze.csv.CsvRow;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** Chosen columns of a published CSV file, row by row. */
public final class PublishedRows {
  private static final String FIX = "; get the file again with 'make data'";

  private final CsvFile file;
  private final List<String> columns;
  private final Iterator<CsvRow> rows;
  private int row = 1;

  /**
   * @throws InvalidInputException if the file is no CSV file, or lacks a column
   */
  public PublishedRows(Path path, List<String> columns) {
    this.columns = List.copyOf(columns);
    try {
      file = CsvFile.read(path).with(columns.toArray(String[]::new));
    } catch (InvalidInputException e) {
      throw new InvalidInputException(e.getMessage() + FIX, e);
    }
    rows = file.rows().iterator();
  }

  /** The chosen fields of the next row, in the order in which they were asked for; null at end. */
  public String[] next() {
    if (!rows.hasNext()) {
      return null;
    }
    CsvRow next = rows.next();
    row = next.number();
    return columns.stream().map(next::text).toArray(String[]::new);
  }

  public double number(String field) {
    try {
      return Double.parseDouble(field);
    } catch (NumberFormatException e) {
      throw wrong("'" + field + "'", "a number");
    }
  }

  /** Something that the current row says and should not. */
  public InvalidInputException wrong(String found, String expected) {
    return new InvalidInputException(
        "%s, row %d: found %s, expected %s%s".formatted(file.name(), row, found, expected, FIX));
  }
}
