package croze.benchmark.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import croze.InvalidInputException;
import croze.data.file.LimitedInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a JSON file whose structure is known, token by token; anything else is refused with file,
 * line, where in the structure it stands, and what was expected.
 */
public final class StrictJson implements AutoCloseable {
  /** The longest table has 2.6 MB. */
  private static final long MOST_BYTES = 64L << 20;

  private static final int LONGEST_SHOWN = 80;

  private final Path file;
  private final JsonParser parser;

  private StrictJson(Path file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /** What reads the one value of the file. */
  public interface Content<T> {
    T read(StrictJson json) throws IOException;
  }

  /**
   * Reads the whole file.
   *
   * @throws InvalidInputException if it is cut off, not JSON, or not what {@code content} expects
   */
  public static <T> T read(Path file, Content<T> content) {
    return readAssigned("", file, content);
  }

  /**
   * Reads the whole file, which starts with an assignment, as JavaScript has it.
   *
   * @param prefix what stands before the JSON, to the letter: {@code acc=}
   * @throws InvalidInputException if it starts otherwise, is cut off, not JSON, or not what {@code
   *     content} expects
   */
  public static <T> T readAssigned(String prefix, Path file, Content<T> content) {
    try (InputStream in = open(file)) {
      String start = new String(in.readNBytes(prefix.length()), StandardCharsets.UTF_8);
      if (!start.equals(prefix)) {
        throw new InvalidInputException(
            "%s, line 1: found '%s', expected '%s' and a table; get the file again with 'make data'"
                .formatted(file, start.lines().findFirst().orElse(""), prefix));
      }
      return read(file, in, content);
    } catch (IOException e) {
      throw new InvalidInputException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static InputStream open(Path file) throws IOException {
    return new LimitedInputStream(
        new BufferedInputStream(Files.newInputStream(file)), "the file", MOST_BYTES);
  }

  private static <T> T read(Path file, InputStream in, Content<T> content) throws IOException {
    try (StrictJson json = new StrictJson(file, new JsonFactory().createParser(in))) {
      try {
        T value = content.read(json);
        JsonToken after = json.parser.nextToken();
        if (after != null) {
          throw json.wrong("more text after the end of the table", "nothing");
        }
        return value;
      } catch (JsonProcessingException e) {
        throw new InvalidInputException(
            "%s, line %d, column %d%s: cut off or not JSON (%s); get the file again with 'make data'"
                .formatted(
                    file,
                    json.parser.currentLocation().getLineNr(),
                    json.parser.currentLocation().getColumnNr(),
                    json.where(),
                    shown(e.getOriginalMessage())),
            e);
      }
    }
  }

  public void beginObject() throws IOException {
    expect(parser.nextToken() == JsonToken.START_OBJECT, "an object");
  }

  /** The name of the next field, or null at the end of the object. */
  public String nextField() throws IOException {
    return parser.nextFieldName();
  }

  /** Reads on to the field of that name, which must be the next. */
  public void field(String name) throws IOException {
    String found = nextField();
    if (!name.equals(found)) {
      throw wrong(
          found == null ? "the object ends" : "field '" + found + "'", "field '" + name + "'");
    }
  }

  public void endObject() throws IOException {
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
  public double[] numbers() throws IOException {
    parser.nextToken();
    return numbersHere();
  }

  /** A text, for which {@code text} is called, or numbers, for which {@code numbers} is. */
  public void textOrNumbers(Consumer<String> text, Consumer<double[]> numbers) throws IOException {
    if (parser.nextToken() == JsonToken.VALUE_STRING) {
      text.accept(parser.getText());
    } else {
      numbers.accept(numbersHere());
    }
  }

  /** A list of texts. */
  public List<String> texts() throws IOException {
    expect(parser.nextToken() == JsonToken.START_ARRAY, "a list");
    List<String> texts = new ArrayList<>();
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      expect(t == JsonToken.VALUE_STRING, "a text");
      texts.add(parser.getText());
    }
    return texts;
  }

  private double[] numbersHere() throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
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
  public InvalidInputException wrong(String found, String expected) {
    return new InvalidInputException(
        file
            + ", line "
            + parser.currentLocation().getLineNr()
            + where()
            + ": found "
            + shown(found)
            + ", expected "
            + expected
            + "; get the file again with 'make data'");
  }

  /** Where in the structure the reader is; empty at the top. */
  private String where() {
    String pointer = parser.getParsingContext().pathAsPointer().toString();
    return pointer.isEmpty() ? "" : ", at " + shown(pointer);
  }

  private static String shown(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
