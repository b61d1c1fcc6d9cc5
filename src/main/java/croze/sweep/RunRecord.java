package croze.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who wrote the lines of a log that follow: build, engine path, Java, machine, start.
 *
 * @param fields text by name
 */
record RunRecord(Map<String, String> fields) {
  static final String TAG = "run ";
  private static final ObjectMapper JSON = new ObjectMapper();

  String write() {
    try {
      return TAG + JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @throws IllegalArgumentException if the content is no run line
   */
  static RunRecord read(String content) {
    try {
      return new RunRecord(
          JSON.readValue(
              content.substring(TAG.length()),
              new TypeReference<LinkedHashMap<String, String>>() {}));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no run line: " + content, e);
    }
  }
}
