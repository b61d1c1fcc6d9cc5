package croze.report.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import croze.InvalidInputException;
import croze.sweep.export.Export;
import croze.sweep.export.SweepFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is expected of the results, a folder of CSV files: for each table its figures, and in {@code
 * scores.csv} the SHA-256 of every file of scores, unpacked, and scores that need no data. Changed
 * on purpose only.
 */
public final class Expectations {
  /** Name of the table of scores that need no data. */
  public static final String SYNTHETIC_SCORES = "synthetic-scores";

  private static final String SCORES = "scores";
  private static final String ENDING = ".csv";

  // Intervals depend on the number of resamples, what the paper prints on no result of ours.
  private static final Set<String> FIGURES =
      Set.of("measured", "n", "draws", "mean", "sd", "low", "high");
  private static final Set<String> CORRELATIONS = Set.of("measured", "n");

  private final Path folder;

  public Expectations(Path folder) {
    this.folder = folder;
  }

  public Path folder() {
    return folder;
  }

  /** The part of a table that expectations speak of. */
  public static CsvTable figures(CsvTable table) {
    Set<String> columns = table.values().contains("measured") ? CORRELATIONS : FIGURES;
    return table.part(columns::contains, key -> true);
  }

  /** What is expected of a table; empty if nothing. */
  public Optional<CsvTable> table(String name) {
    Path file = folder.resolve(name + ENDING);
    return Files.isRegularFile(file) ? Optional.of(CsvTable.read(file)) : Optional.empty();
  }

  /** Names of the tables that something is expected of, in order. */
  public List<String> names() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .filter(name -> !name.equals(SCORES) && !name.equals(SYNTHETIC_SCORES))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new InvalidInputException(folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Expects nothing of a table any more.
   *
   * @return the file that had the expectation
   */
  public Path delete(String name) {
    try {
      Path file = folder.resolve(name + ENDING);
      Files.delete(file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of scores that are not those expected, or not those that their manifests say. */
  public List<Difference> scoreFiles(Path results) {
    CsvTable found = CsvTable.parse(SCORES, scores(results));
    CsvTable expected = table(SCORES).orElse(CsvTable.parse(SCORES, "file,sha256\n"));
    List<Difference> differences = new ArrayList<>(TableComparison.of(SCORES, expected, found));
    for (Path export : exports(results)) {
      String sha256 = Export.sha256(export);
      String said =
          new SweepFiles(export).manifestedSha256().orElse("no manifest with a hash beside it");
      if (!said.equals(sha256)) {
        differences.add(
            new Difference(SCORES, name(results, export), "sha256 in manifest", said, sha256));
      }
    }
    return differences;
  }

  /**
   * The texts that the folder has once the results are as expected.
   *
   * @param tables tables by name
   * @param synthetic scores that need no data
   * @return file texts by file name
   */
  public static Map<String, String> accepting(
      Path results, Map<String, CsvTable> tables, CsvTable synthetic) {
    Map<String, String> files = new TreeMap<>();
    files.put(SCORES + ENDING, scores(results));
    files.put(SYNTHETIC_SCORES + ENDING, csv(synthetic));
    tables.forEach((name, table) -> files.put(name + ENDING, csv(figures(table))));
    return files;
  }

  private static String scores(Path results) {
    StringBuilder csv = new StringBuilder("file,sha256\n");
    for (Path file : exports(results)) {
      csv.append(name(results, file)).append(',').append(Export.sha256(file)).append('\n');
    }
    return csv.toString();
  }

  private static List<Path> exports(Path results) {
    Path scores = results.resolve("scores");
    if (!Files.isDirectory(scores)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(scores)) {
      return files.filter(Expectations::isExport).sorted().toList();
    } catch (IOException e) {
      throw new InvalidInputException(scores + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static String name(Path results, Path file) {
    return results.relativize(file).toString().replace('\\', '/');
  }

  private static boolean isExport(Path file) {
    return file.toString().endsWith(ENDING) || file.toString().endsWith(ENDING + ".gz");
  }

  private static String csv(CsvTable table) {
    CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true);
    table.keys().forEach(schema::addColumn);
    table.values().forEach(schema::addColumn);
    List<Map<String, String>> lines =
        table.lines().values().stream()
            .map(
                line ->
                    line.entrySet().stream()
                        .filter(
                            e ->
                                table.keys().contains(e.getKey())
                                    || table.values().contains(e.getKey()))
                        .collect(
                            Collectors.toMap(
                                Map.Entry::getKey,
                                Map.Entry::getValue,
                                (a, b) -> a,
                                LinkedHashMap::new)))
            .map(line -> (Map<String, String>) line)
            .toList();
    try {
      return new CsvMapper().writer(schema.build()).writeValueAsString(lines);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
