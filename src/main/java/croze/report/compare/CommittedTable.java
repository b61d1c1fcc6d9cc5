package croze.report.compare;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import croze.InvalidInputException;
import croze.data.file.BoundedFile;
import croze.data.file.BoundedFile.Wanted;
import croze.image.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of a study as it lies in the folder of results, and what its manifest says of how it
 * was made.
 *
 * @param study name of the study
 * @param architectures the selection, as the user wrote it
 * @param settings for each file of scores the fields of its setting
 * @param seed of the statistics
 * @param tables its CSV tables that a check compares, by their names without ending: the long one,
 *     and those of spreads
 */
public record CommittedTable(
    String study,
    String architectures,
    Map<String, Map<String, String>> settings,
    long seed,
    Map<String, CsvTable> tables) {
  private static final String MANIFEST = "manifest.json";
  private static final String ENDING = ".csv";

  // Intervals by 1,000 resamples take long, and the wide form has the figures of the long one.
  private static final List<String> LEFT_OUT = List.of("-wide", "-statistics");

  /** Names of the studies that have a table, in order. */
  public static List<String> names(Path results) {
    if (!Files.isDirectory(results)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(results)) {
      return folders
          .filter(f -> Files.isRegularFile(f.resolve(MANIFEST)))
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new InvalidInputException(results + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * @param results folder of all results
   * @throws InvalidInputException if the manifest or a table is missing or wrong
   */
  public static CommittedTable read(Path results, String study) {
    Path folder = results.resolve(study);
    Path manifest = folder.resolve(MANIFEST);
    Wanted wanted =
        new Wanted("the manifest of a table", "make it again with croze study " + study);
    JsonNode json = BoundedFile.json(manifest, wanted);
    try {
      Map<String, Map<String, String>> settings =
          new JsonMapper()
              .convertValue(
                  json.required("settings"),
                  new TypeReference<LinkedHashMap<String, Map<String, String>>>() {});
      return new CommittedTable(
          study,
          json.required("architectures").asText(),
          settings,
          json.required("statistics").path("seed").asLong(),
          tables(folder, study));
    } catch (IllegalArgumentException e) {
      throw wanted.refusal(manifest, e.getMessage(), e);
    } catch (IOException e) {
      throw new InvalidInputException(folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static Map<String, CsvTable> tables(Path folder, String study) throws IOException {
    Map<String, CsvTable> tables = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        String stem = name.endsWith(ENDING) ? name.substring(0, name.lastIndexOf('.')) : "";
        if (!stem.isEmpty() && LEFT_OUT.stream().noneMatch(stem::endsWith)) {
          tables.put(stem, CsvTable.read(file));
        }
      }
    }
    if (!tables.containsKey(study)) {
      throw new InvalidInputException(
          "%s is missing, though its manifest is there; restore it, or make it again with croze study %s"
              .formatted(folder.resolve(study + ENDING), study));
    }
    return tables;
  }

  /** The data sets that the table covers. */
  public List<Dataset> datasets() {
    return column("dataset").stream().map(Dataset::ofId).toList();
  }

  /** Names of the rows that the table has. */
  public Set<String> rows() {
    return column(tables.get(study).keys().get(1));
  }

  private Set<String> column(String name) {
    CsvTable table = tables.get(study);
    int k = table.keys().indexOf(name);
    return table.lines().keySet().stream()
        .map(key -> key.get(k))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
