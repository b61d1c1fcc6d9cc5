package croze.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What all scores of a log have in common.
 *
 * @param fields the setting's fields
 */
record LogHeader(Map<String, String> fields) {
  static final String TAG = "croze-score-log-1 ";
  private static final ObjectMapper JSON = new ObjectMapper();

  static LogHeader of(Setting setting) {
    Map<String, String> fields = new LinkedHashMap<>();
    setting.fields().forEach((name, value) -> fields.put(name, value.toString()));
    return new LogHeader(fields);
  }

  String write() {
    try {
      return TAG + JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Empty if the content is no header of this version. */
  static Optional<LogHeader> read(String content) {
    if (!content.startsWith(TAG)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(
              JSON.readValue(
                  content.substring(TAG.length()),
                  new TypeReference<LinkedHashMap<String, String>>() {}))
          .map(LogHeader::new);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /**
   * The first field in which the other header differs: "seed 1, expected 0". A field that an older
   * header lacks has the value of {@link Setting#PUBLISHED}.
   */
  Optional<String> difference(LogHeader other) {
    TreeSet<String> names = new TreeSet<>(fields.keySet());
    names.addAll(other.fields.keySet());
    return names.stream()
        .filter(n -> !value(n).equals(other.value(n)))
        .map(n -> "%s %s, expected %s".formatted(n, other.value(n), value(n)))
        .findFirst();
  }

  private String value(String field) {
    String value = fields.get(field);
    return value == null
        ? String.valueOf(Setting.PUBLISHED.fields().getOrDefault(field, ""))
        : value;
  }
}
