package croze.sweep.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import croze.Build;
import croze.sweep.plan.Shard;
import croze.sweep.task.Selection;
import croze.sweep.task.Task;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who wrote the lines of a log that follow: build, Java, machine, start, what was asked for.
 *
 * @param fields text by name
 */
public record RunRecord(Map<String, String> fields) {
  static final String TAG = "run ";
  public static final String SECONDS = "seconds";
  public static final String ARCHITECTURES = "architectures";
  public static final String SELECTION = "selection";
  public static final String SHARD = "shard";
  private static final ObjectMapper JSON = new ObjectMapper();

  public static RunRecord of(Selection selection, Shard shard, Task task, String workers) {
    Build build = Build.current();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("started", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    fields.put("croze", build.version());
    fields.put("commit", build.commit());
    fields.put("nd4j", build.nd4j());
    fields.put("java", System.getProperty("java.runtime.version"));
    fields.put("platform", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    fields.put(ARCHITECTURES, withoutFolder(selection.text()));
    fields.put(SELECTION, selection.digest());
    if (!shard.isWhole()) {
      fields.put(SHARD, shard.toString());
    }
    fields.putAll(task.record());
    fields.put("workers", workers);
    return new RunRecord(fields);
  }

  /** With the time of its scores, summed over threads, unless it has one. */
  RunRecord withSeconds(double seconds) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.putIfAbsent(SECONDS, Double.toString(seconds));
    return new RunRecord(all);
  }

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
      Map<String, String> fields =
          JSON.readValue(
              content.substring(TAG.length()),
              new TypeReference<LinkedHashMap<String, String>>() {});
      if (fields == null || fields.containsValue(null)) {
        throw new IllegalArgumentException("no run line: " + content);
      }
      return new RunRecord(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no run line: " + content, e);
    }
  }

  /** A file by its name: where it lies is the machine's own. */
  private static String withoutFolder(String asked) {
    return asked.substring(asked.lastIndexOf('/') + 1);
  }
}
