package croze.benchmark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import croze.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads a JSON file whose structure is known, token by token; anything else is refused with file,
 * line, where in the structure it stands, and what was expected.
 */
final class StrictJson implements AutoCloseable {
  private final Path file;
  private final JsonParser parser;

  private StrictJson(Path file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /** What reads the one value of the file. */
  interface Content<T> {
    T read(StrictJson json) throws IOException;
  }

  /**
   * Reads the whole file.
   *
   * @throws InvalidInputException if it is cut off, not JSON, or not what {@code content} expects
   */
  static <T> T read(Path file, Content<T> content) {
    try (InputStream in = Files.newInputStream(file);
        StrictJson json = new StrictJson(file, new JsonFactory().createParser(in))) {
      T value = content.read(json);
      JsonToken after = json.parser.nextToken();
      if (after != null) {
        throw json.wrong("more text after the end of the table", "nothing");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          file
              + ", line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr()
              + ": cut off or not JSON ("
              + e.getOriginalMessage()
              + "); get the file again with 'make data'",
          e);
    } catch (IOException e) {
      throw new InvalidInputException(file + " cannot be read: " + e, e);
    }
  }

  void beginObject() throws IOException {
    expect(parser.nextToken() == JsonToken.START_OBJECT, "an object");
  }

  /** The name of the next field, or null at the end of the object. */
  String nextField() throws IOException {
    return parser.nextFieldName();
  }

  /** Reads on to the field of that name, which must be the next. */
  void field(String name) throws IOException {
    String found = nextField();
    if (!name.equals(found)) {
      throw wrong(
          found == null ? "the object ends" : "field '" + found + "'", "field '" + name + "'");
    }
  }

  void endObject() throws IOException {
    String found = nextField();
    if (found != null) {
      throw wrong("field '" + found + "'", "the end of the object");
    }
  }

  String text() throws IOException {
    String text = parser.nextTextValue();
    expect(text != null, "a text");
    return text;
  }

  /** A number, or a list of numbers. */
  double[] numbers() throws IOException {
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      return new double[] {number()};
    }
    double[] values = new double[8];
    int n = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (n == values.length) {
        values = Arrays.copyOf(values, 2 * n);
      }
      values[n++] = number();
    }
    return Arrays.copyOf(values, n);
  }

  private double number() throws IOException {
    expect(parser.currentToken().isNumeric(), "a number");
    return parser.getDoubleValue();
  }

  private void expect(boolean found, String what) throws IOException {
    if (!found) {
      throw wrong(parser.currentToken() == null ? "the end of the file" : parser.getText(), what);
    }
  }

  /** Something that the file says and should not. */
  InvalidInputException wrong(String found, String expected) {
    String where = parser.getParsingContext().pathAsPointer().toString();
    return new InvalidInputException(
        file
            + ", line "
            + parser.currentLocation().getLineNr()
            + (where.isEmpty() ? "" : ", at " + where)
            + ": found "
            + found
            + ", expected "
            + expected
            + "; get the file again with 'make data'");
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
