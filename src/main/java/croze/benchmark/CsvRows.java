package croze.benchmark;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import croze.InvalidInputException;
import croze.data.LimitedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Reads chosen columns of a CSV file with a header, row by row. */
final class CsvRows implements AutoCloseable {
  /** The longest table has 3.2 MB. */
  private static final long MOST_BYTES = 64L << 20;

  private final Path file;
  private final MappingIterator<String[]> rows;
  private final int width;
  private final int[] positions;
  private int line = 1;

  /**
   * Opens the file and reads its header.
   *
   * @throws InvalidInputException if a column is missing
   */
  CsvRows(Path file, List<String> columns) {
    this.file = file;
    try {
      rows =
          new CsvMapper()
              .enable(CsvParser.Feature.WRAP_AS_ARRAY)
              .readerFor(String[].class)
              .readValues(
                  new LimitedInputStream(Files.newInputStream(file), "the file", MOST_BYTES));
      List<String> header = rows.hasNextValue() ? Arrays.asList(rows.nextValue()) : List.of();
      width = header.size();
      positions = columns.stream().mapToInt(header::indexOf).toArray();
      for (int c = 0; c < positions.length; c++) {
        if (positions[c] < 0) {
          throw wrong("no column '" + columns.get(c) + "'", String.join(",", columns));
        }
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * The chosen fields of the next row, in the order in which they were asked for; null at the end.
   *
   * @throws InvalidInputException if the row has not as many fields as the header
   */
  String[] next() {
    try {
      if (!rows.hasNextValue()) {
        return null;
      }
      line++;
      String[] fields = rows.nextValue();
      if (fields.length != width) {
        throw wrong(fields.length + " fields", width + " as in the header");
      }
      return Arrays.stream(positions).mapToObj(p -> fields[p]).toArray(String[]::new);
    } catch (IOException e) {
      throw unreadable(e);
    }
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
        file
            + ", line "
            + line
            + ": found "
            + found
            + ", expected "
            + expected
            + "; get the file again with 'make data'");
  }

  private InvalidInputException unreadable(IOException e) {
    return new InvalidInputException(file + " cannot be read as CSV: " + e.getMessage(), e);
  }

  @Override
  public void close() {
    try {
      rows.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }
}
