package croze.sweep.export;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import croze.InvalidInputException;
import croze.data.ExportHash;
import croze.data.file.BoundedFile;
import croze.data.file.WritePermission;
import croze.sweep.log.LogHeader;
import croze.sweep.log.RunRecord;
import croze.sweep.task.Scores;
import croze.sweep.task.TaskSetting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What made an export, and the hash that it is known by. A field that an older manifest lacks is
 * empty or zero; a manifest without {@code format} has format 1, which had no hash.
 *
 * @param format version of this layout
 * @param export name of the export when it was written
 * @param sha256 of the export's text, unpacked: {@code zcat FILE | sha256sum}
 * @param setting fields of the setting; one that is missing has the value of {@link
 *     TaskSetting#defaults}
 * @param inputs SHA-256 of the files of images, by name; empty if no network was run
 * @param remarks on the inputs
 * @param architectures rows of the export
 * @param of architectures of the space; 0 if it has no end
 * @param coverage scores of each proxy
 * @param computingSeconds for all scores, see {@link croze.engine.Engine#nanos}
 * @param finished when, UTC
 * @param runs who computed the scores
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ExportManifest(
    int format,
    String export,
    String sha256,
    Map<String, Object> setting,
    Map<String, String> inputs,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> remarks,
    int architectures,
    int of,
    Map<String, Integer> coverage,
    double computingSeconds,
    String finished,
    List<Map<String, String>> runs) {
  static final int FORMAT = 2;

  public static final WritePermission.Kind KIND =
      new WritePermission.Kind(
          "the manifest of a sweep",
          head ->
              head.startsWith("{") && head.contains("\"export\"") && head.contains("\"setting\""));

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  public ExportManifest {
    format = format == 0 ? 1 : format;
    sha256 = Objects.requireNonNullElse(sha256, "");
    setting = Objects.requireNonNullElse(setting, Map.of());
    inputs = Objects.requireNonNullElse(inputs, Map.of());
    remarks = Objects.requireNonNullElse(remarks, List.of());
    coverage = Objects.requireNonNullElse(coverage, Map.of());
    runs = Objects.requireNonNullElse(runs, List.of());
  }

  /** The manifest of an export that holds these scores, made of what the other one says. */
  static ExportManifest of(
      Path csv, String sha256, Scores scores, TaskSetting setting, ExportManifest made) {
    Map<String, Integer> coverage = new LinkedHashMap<>();
    scores.proxies(List.of()).forEach(proxy -> coverage.put(proxy, scores.coverage(proxy)));
    return new ExportManifest(
        FORMAT,
        csv.getFileName().toString(),
        sha256,
        setting.fields(),
        made.inputs,
        made.remarks,
        scores.architectures().size(),
        setting.space().size().orElse(0),
        coverage,
        made.computingSeconds,
        made.finished,
        made.runs);
  }

  /** What made both; a run that both have counts once. */
  public ExportManifest with(ExportManifest other) {
    List<Map<String, String>> all = new ArrayList<>(runs);
    double seconds = computingSeconds;
    for (Map<String, String> run : other.runs) {
      if (!all.contains(run)) {
        all.add(run);
        seconds += Double.parseDouble(run.getOrDefault(RunRecord.SECONDS, "0"));
      }
    }
    Set<String> said = new LinkedHashSet<>(remarks);
    said.addAll(other.remarks);
    return made(
        inputs.isEmpty() ? other.inputs : inputs, List.copyOf(said), seconds, other.finished, all);
  }

  /** What is to be said of scores before they are there. */
  public static ExportManifest made(
      Map<String, String> inputs,
      List<String> remarks,
      double computingSeconds,
      String finished,
      List<Map<String, String>> runs) {
    return new ExportManifest(
        FORMAT, "", "", null, inputs, remarks, 0, 0, null, computingSeconds, finished, runs);
  }

  /**
   * @throws InvalidInputException if it cannot be read, or a later version wrote it
   */
  public static ExportManifest read(Path path) {
    ExportManifest manifest = BoundedFile.json(path, ExportManifest.class, ExportHash.MANIFEST);
    if (manifest.setting.isEmpty()) {
      throw ExportHash.MANIFEST.refusal(path, "it has no setting", null);
    }
    if (!manifest.runs.stream().allMatch(ExportManifest::isRun)) {
      throw ExportHash.MANIFEST.refusal(path, "the seconds of a run are no number", null);
    }
    if (manifest.format > FORMAT) {
      throw new InvalidInputException(
          "%s has format %d, this version reads up to %d; use a later version of croze-bench"
              .formatted(path, manifest.format, FORMAT));
    }
    return manifest;
  }

  private static boolean isRun(Map<String, String> run) {
    try {
      return run != null
          && !run.containsValue(null)
          && Double.parseDouble(run.getOrDefault(RunRecord.SECONDS, "0")) >= 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  public LogHeader header() {
    Map<String, String> fields = new LinkedHashMap<>();
    setting.forEach((name, value) -> fields.put(name, String.valueOf(value)));
    return LogHeader.found(fields);
  }

  String json() {
    try {
      return JSON.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
