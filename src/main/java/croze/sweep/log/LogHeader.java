package croze.sweep.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import croze.sweep.task.TaskSetting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What all scores of a log have in common.
 *
 * @param fields the setting's fields
 * @param setting that is expected; empty for a header that was read
 */
public record LogHeader(Map<String, String> fields, Optional<TaskSetting> setting) {
  static final String TAG = "croze-log-2 ";

  /** Lines of values had the index of the architecture. */
  static final String TAG_OF_VERSION_1 = "croze-score-log-1 ";

  private static final ObjectMapper JSON = new ObjectMapper();

  public static LogHeader of(TaskSetting setting) {
    Map<String, String> fields = new LinkedHashMap<>();
    setting.fields().forEach((name, value) -> fields.put(name, value.toString()));
    return new LogHeader(fields, Optional.of(setting));
  }

  /** A header that was read: what it lacks is known to the one that is expected. */
  public static LogHeader found(Map<String, String> fields) {
    return new LogHeader(fields, Optional.empty());
  }

  String write() {
    return write(TAG);
  }

  String write(String tag) {
    try {
      return tag + JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Empty if the content is no header of this version or of an earlier one. */
  public static Optional<LogHeader> read(String content) {
    String tag = content.startsWith(TAG_OF_VERSION_1) ? TAG_OF_VERSION_1 : TAG;
    if (!content.startsWith(tag)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(
              JSON.readValue(
                  content.substring(tag.length()),
                  new TypeReference<LinkedHashMap<String, String>>() {}))
          .map(LogHeader::found);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /**
   * The first field in which the other header differs: "seed 1, expected 0". A field that an older
   * header lacks has that of {@link TaskSetting#defaults}; one that the setting goes on from does
   * not differ.
   */
  public Optional<String> difference(LogHeader other) {
    return differing(other)
        .filter(n -> !goesOnFrom(n, other))
        .map(n -> "%s %s, expected %s".formatted(n, valueOf(other, n), value(n)))
        .findFirst();
  }

  /** Whether the other is one of fewer columns, see {@link TaskSetting#goesOnFrom}. */
  boolean goesOnFrom(LogHeader other) {
    return differing(other).anyMatch(n -> goesOnFrom(n, other));
  }

  private Stream<String> differing(LogHeader other) {
    TreeSet<String> names = new TreeSet<>(fields.keySet());
    names.addAll(other.fields.keySet());
    return names.stream().filter(n -> !value(n).equals(valueOf(other, n)));
  }

  private boolean goesOnFrom(String field, LogHeader other) {
    return setting.stream().anyMatch(s -> s.goesOnFrom(field, valueOf(other, field)));
  }

  private String value(String field) {
    return valueOf(this, field);
  }

  private String valueOf(LogHeader header, String field) {
    String value = header.fields.get(field);
    Object missing = setting.map(s -> s.defaults().get(field)).orElse(null);
    return value != null ? value : missing == null ? "" : missing.toString();
  }
}
