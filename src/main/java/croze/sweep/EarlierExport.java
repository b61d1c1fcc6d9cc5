package croze.sweep;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import croze.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Export and manifest of an earlier sweep. Where their log is gone, as after a clone, the new log
 * starts with their scores: nothing is computed twice, and the next export holds all of them.
 */
final class EarlierExport {
  private static final Logger LOG = LoggerFactory.getLogger(EarlierExport.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ASIDE = ".other-images";

  private EarlierExport() {}

  /**
   * Appends what the export has and the log lacks; nothing if there is no export with a manifest.
   * An export made from other inputs (another copy of the images, or more of them) is set aside.
   *
   * @param inputs SHA-256 of the inputs of this sweep by name
   * @throws InvalidInputException if the export is of another setting, or cannot be read
   */
  static void into(
      ScoreLog log, Path csv, Path manifest, Setting setting, Map<String, String> inputs) {
    if (!Files.exists(csv) || !Files.exists(manifest)) {
      return;
    }
    JsonNode made = manifest(manifest);
    LogHeader header = new LogHeader(texts(made.path("setting"), manifest));
    LogHeader.of(setting)
        .difference(header)
        .ifPresent(
            difference -> {
              throw new InvalidInputException(
                  "%s holds the scores of another sweep (%s); give another --out, or move it away"
                      .formatted(csv, difference));
            });
    Map<String, String> earlier = texts(made.path("inputs"), manifest);
    if (!InputFiles.same(earlier, inputs)) {
      String ending = freeEnding(csv, manifest);
      setAside(csv, ending);
      setAside(manifest, ending);
      return;
    }
    List<ScoreLine> lines = missing(Export.read(csv), log.scores(), made);
    if (lines.isEmpty()) {
      return;
    }
    log.requireInputs(earlier);
    if (log.runs().isEmpty()) {
      made.path("runs").forEach(run -> log.append(new RunRecord(texts(run, manifest))));
    }
    lines.forEach(log::append);
  }

  /** One that neither file has been set aside under: an older copy is kept. */
  private static String freeEnding(Path csv, Path manifest) {
    String ending = ASIDE;
    for (int copy = 2; taken(csv, ending) || taken(manifest, ending); copy++) {
      ending = "." + copy + ASIDE;
    }
    return ending;
  }

  private static boolean taken(Path file, String ending) {
    return Files.exists(aside(file, ending));
  }

  private static Path aside(Path file, String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  private static void setAside(Path file, String ending) {
    Path aside = aside(file, ending);
    try {
      Files.move(file, aside);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot rename " + file + ": " + e.getMessage(), e);
    }
    LOG.warn("{} was made from other images than are here: it is now {}", file, aside);
  }

  /** A line an architecture; the computing time of all stands on the first line of an empty log. */
  private static List<ScoreLine> missing(Scores export, Scores known, JsonNode made) {
    List<String> proxies = export.proxies(List.of());
    List<ScoreLine> lines = new ArrayList<>();
    long milliseconds =
        known.count() == 0 ? Math.round(made.path("computingSeconds").asDouble() * 1000) : 0;
    for (int index : export.architectures()) {
      Map<String, Double> scores = new LinkedHashMap<>();
      for (String proxy : proxies) {
        if (known.get(index, proxy).isEmpty()) {
          export.get(index, proxy).ifPresent(score -> scores.put(proxy, score));
        }
      }
      if (!scores.isEmpty()) {
        lines.add(new ScoreLine(index, lines.isEmpty() ? milliseconds : 0, scores));
      }
    }
    return lines;
  }

  private static JsonNode manifest(Path path) {
    try {
      return JSON.readTree(path.toFile());
    } catch (IOException e) {
      throw new InvalidInputException(
          "cannot read %s; move it and its export away, or restore it".formatted(path), e);
    }
  }

  private static Map<String, String> texts(JsonNode object, Path manifest) {
    if (!object.isObject()) {
      throw new InvalidInputException(
          "%s is not the manifest of a sweep; move it and its export away, or restore it"
              .formatted(manifest));
    }
    Map<String, Object> values = JSON.convertValue(object, new TypeReference<>() {});
    Map<String, String> texts = new LinkedHashMap<>();
    values.forEach((name, value) -> texts.put(name, String.valueOf(value)));
    return texts;
  }
}
