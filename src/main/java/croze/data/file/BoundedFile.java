package croze.data.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import croze.InvalidInputException;
import croze.csv.CsvText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file that is read whole, within bounds: no device, no endless pipe and no nesting fills the
 * memory or the stack.
 *
 * <p>JSON is one value of at most 64 MiB and 100 levels, each key of an object once. Thread safe.
 */
public final class BoundedFile {
  /** Far beyond any manifest, table or picture. */
  private static final int MOST_BYTES = 64 << 20;

  private static final int DEEPEST = 100;

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private BoundedFile() {}

  /** What a refusal of a file says: what it should be, and what to do about it. */
  public record Wanted(String what, String fix) {
    /** The refusal: {@code FILE is not WHAT (why); FIX}. */
    public InvalidInputException refusal(Path file, String why, Throwable cause) {
      return new InvalidInputException(
          "%s is not %s (%s); %s".formatted(file, what, why.lines().findFirst().orElse(""), fix),
          cause);
    }
  }

  /**
   * The bytes of a file.
   *
   * @param most bytes that it may have
   * @throws InvalidInputException if it has more, or cannot be read
   */
  public static byte[] bytes(Path file, int most, Wanted wanted) {
    try (InputStream in = CsvText.open(file)) {
      byte[] bytes = in.readNBytes(most);
      if (in.read() >= 0) {
        throw wanted.refusal(file, "it has more than %,d bytes".formatted(most), null);
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw wanted.refusal(file, "there is no such file", e);
    } catch (IOException e) {
      throw wanted.refusal(file, "it cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * The text of a file in UTF-8.
   *
   * @throws InvalidInputException as {@link #bytes}
   */
  public static String text(Path file, Wanted wanted) {
    return new String(bytes(file, MOST_BYTES, wanted), StandardCharsets.UTF_8);
  }

  /**
   * The JSON of a file.
   *
   * @throws InvalidInputException if it cannot be read, or is not JSON as described
   */
  public static JsonNode json(Path file, Wanted wanted) {
    return json(file, JsonNode.class, wanted);
  }

  /**
   * The JSON of a file as a value of that type.
   *
   * @throws InvalidInputException if it cannot be read, or is not JSON of such a value
   */
  public static <T> T json(Path file, Class<T> type, Wanted wanted) {
    byte[] bytes = bytes(file, MOST_BYTES, wanted);
    try {
      T value = JSON.readValue(bytes, type);
      if (value == null) {
        throw wanted.refusal(file, "it says null", null);
      }
      return value;
    } catch (JsonProcessingException e) {
      String line = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
      throw wanted.refusal(file, line + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw wanted.refusal(file, "it cannot be read: " + e.getMessage(), e);
    }
  }
}
