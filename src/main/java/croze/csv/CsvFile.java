package croze.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import croze.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A CSV file with a header, read whole and immutable.
 *
 * <p>What is read: RFC 4180 quotes, with separators, quotes and line ends inside them; LF, CRLF and
 * CR; UTF-8 with or without a byte order mark; {@code .gz}, known by its content. The separator is
 * the one of comma, semicolon and tab that the header has outside quotes. Column names lose blanks
 * around them and keep those inside, a line break as a blank; one may be empty, as pandas names its
 * row numbers. Blank lines are skipped. Fields are kept as they are.
 *
 * <p>What is refused, by file and row (1 is the first, as spreadsheets count): two columns of one
 * name, a row that has more or fewer fields than the header, a header with two kinds of separators,
 * other encodings, a quote that does not end, and what exceeds 128 MiB of text, 2,000,000 rows,
 * 10,000 columns or 1 MiB in one row.
 */
public final class CsvFile {
  private final String name;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final List<CsvRow> rows = new ArrayList<>();
  private Consumer<CsvRow> sink = rows::add;
  private int rowsRead;

  private CsvFile(String name) {
    this.name = name;
  }

  /**
   * Reads a file of any number of rows, and keeps none of them.
   *
   * @param name what messages call it
   * @param text decoded, without a byte order mark; not closed
   * @param reader takes the file, whose header is read and whose rows stay empty, and gives what
   *     takes each row
   * @throws InvalidInputException as {@link #read(Path)}
   */
  public static void each(
      String name, BufferedReader text, Function<CsvFile, Consumer<CsvRow>> reader)
      throws IOException {
    CsvFile file = new CsvFile(name);
    file.sink =
        first -> {
          file.sink = reader.apply(file);
          file.sink.accept(first);
        };
    file.parse(text, firstLine(text), CsvBounds.UNLIMITED);
  }

  /** Without moving on. */
  private static String firstLine(BufferedReader text) throws IOException {
    text.mark(CsvBounds.UNLIMITED.line() + 1);
    char[] line = new char[CsvBounds.UNLIMITED.line()];
    int length = 0;
    for (int c = text.read(); c >= 0 && c != '\n' && length < line.length; c = text.read()) {
      line[length++] = (char) c;
    }
    text.reset();
    return new String(line, 0, length);
  }

  /**
   * @throws InvalidInputException if there is no such file, or it is no CSV file as described above
   */
  public static CsvFile read(Path file) {
    try (InputStream in = CsvText.open(file)) {
      return read(file.toString(), in);
    } catch (NoSuchFileException e) {
      throw new InvalidInputException(file + " does not exist", e);
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  /**
   * @param name what messages call it
   * @throws InvalidInputException as {@link #read(Path)}
   */
  public static CsvFile read(String name, InputStream in) {
    return read(name, in, CsvBounds.STANDARD);
  }

  static CsvFile read(String name, InputStream in, CsvBounds bounds) {
    try {
      return parse(name, CsvText.read(name, in, bounds.bytes()), bounds);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /**
   * @param name what messages call it
   * @throws InvalidInputException as {@link #read(Path)}
   */
  public static CsvFile parse(String name, String text) {
    return parse(name, text, CsvBounds.STANDARD);
  }

  private static CsvFile parse(String name, String text, CsvBounds bounds) {
    CsvFile file = new CsvFile(name);
    try {
      file.parse(new StringReader(text), text, bounds);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
    return file;
  }

  /**
   * @param start of the text, with the whole header
   */
  private void parse(Reader text, String start, CsvBounds bounds) throws IOException {
    CsvFactory factory =
        CsvFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxStringLength(bounds.line()).build())
            .build();
    try (CsvParser parser = factory.createParser(text)) {
      parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator(name, start)));
      for (String[] row = next(parser, bounds); row != null; row = next(parser, bounds)) {
        add(row, bounds);
      }
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          "%s, row %d: %s; close its quotes, or shorten it"
              .formatted(name, rowsRead, e.getOriginalMessage().lines().findFirst().get()),
          e);
    }
    if (columns.isEmpty()) {
      throw new InvalidInputException(name + " is empty, expected the header of a CSV file");
    }
  }

  /** The separator that the header has outside quotes; a comma if it has none. */
  private static char separator(String name, String text) {
    char found = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length() && (quoted || "\r\n".indexOf(text.charAt(i)) < 0); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      if (!quoted && ",;\t".indexOf(c) >= 0 && c != found) {
        if (found != 0) {
          throw new InvalidInputException(
              "%s, row 1: found both %s and %s between columns, expected one of them; quote names that contain the other"
                  .formatted(name, spelled(found), spelled(c)));
        }
        found = c;
      }
    }
    return found == 0 ? ',' : found;
  }

  private static String spelled(char separator) {
    return separator == '\t' ? "tabs" : "'" + separator + "'";
  }

  private String[] next(CsvParser parser, CsvBounds bounds) throws IOException {
    if (parser.nextToken() == null) {
      return null;
    }
    rowsRead++;
    List<String> fields = new ArrayList<>(columns.size());
    long length = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String field = parser.getText();
      length += field.length() + 1;
      if (length > bounds.line() || fields.size() == bounds.columns()) {
        throw wrong(
            rowsRead,
            "more than %,d columns or %,d characters".formatted(bounds.columns(), bounds.line()),
            "a row of a table");
      }
      fields.add(field);
    }
    return fields.toArray(String[]::new);
  }

  private void add(String[] fields, CsvBounds bounds) {
    if (fields.length == 1 && fields[0].isBlank()) {
      return;
    }
    if (columns.isEmpty()) {
      for (String field : fields) {
        String column = field.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]+", " ").strip();
        if (columns.putIfAbsent(column, columns.size()) != null) {
          throw wrong(rowsRead, "the column '" + column + "' twice", "each name once");
        }
      }
      return;
    }
    if (fields.length != columns.size()) {
      throw wrong(rowsRead, fields.length + " fields", columns.size() + " as in the header");
    }
    if (rows.size() == bounds.rows()) {
      throw wrong(rowsRead, "one more row", "at most %,d".formatted(bounds.rows()));
    }
    sink.accept(new CsvRow(this, rowsRead, fields));
  }

  private static InvalidInputException unreadable(String name, IOException e) {
    return new InvalidInputException(
        "%s cannot be read: %s".formatted(name, e.getMessage().lines().findFirst().orElse("")), e);
  }

  InvalidInputException wrong(int row, String found, String expected) {
    return new InvalidInputException(
        "%s, row %d: found %s, expected %s".formatted(name, row, found, expected));
  }

  /** What messages call the file. */
  public String name() {
    return name;
  }

  /** Names of the columns, left to right. */
  public List<String> header() {
    return List.copyOf(columns.keySet());
  }

  public List<CsvRow> rows() {
    return Collections.unmodifiableList(rows);
  }

  /**
   * Checks that some columns are there.
   *
   * @return this
   * @throws InvalidInputException if one is not; the message lists those that are
   */
  public CsvFile with(String... expected) {
    Arrays.stream(expected).forEach(this::place);
    return this;
  }

  int place(String column) {
    Integer place = columns.get(column);
    if (place == null) {
      throw new InvalidInputException(
          "%s has no column '%s', found %s".formatted(name, column, columns.keySet()));
    }
    return place;
  }
}
