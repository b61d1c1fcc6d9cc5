package croze.report.compare;

import croze.InvalidInputException;
import croze.csv.CsvFile;
import croze.csv.CsvRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A CSV file of ours: what names a line, and the values that it has. Immutable.
 *
 * @param name what messages call it
 * @param layout what kind of file it is
 * @param keys columns that name a line
 * @param values the other columns
 * @param lines values by the key of their line, in the file's order
 */
public record CsvTable(
    String name,
    Layout layout,
    List<String> keys,
    List<String> values,
    Map<List<String>, Map<String, String>> lines) {

  /** The kinds of CSV files. */
  public enum Layout {
    /** Scores: a line an architecture, a column a proxy. */
    SCORES,
    /** A line a cell, with what it is in the first columns and in {@code view}. */
    LONG,
    /** A line a row. */
    WIDE
  }

  // The first column that is no name, in each of the long formats.
  private static final Set<String> FIRST_VALUES = Set.of("paper", "measured", "draws", "printed");
  private static final String VIEW = "view";

  /** What columns were called in release 0.1: read until 0.3. */
  private static final Map<String, String> FORMER =
      Map.of(
          "mended", "corrected",
          "given_effective_params", "controlling_for_effective_params");

  private static final Logger LOG = LoggerFactory.getLogger(CsvTable.class);

  /**
   * @throws InvalidInputException if there is no such file, or it is no CSV table, or two of its
   *     lines have one name
   */
  public static CsvTable read(Path file) {
    return of(CsvFile.read(file));
  }

  /**
   * @param name what messages call it
   * @throws InvalidInputException as {@link #read}
   */
  public static CsvTable parse(String name, String csv) {
    return of(CsvFile.parse(name, csv));
  }

  private static CsvTable of(CsvFile file) {
    List<String> header = file.header().stream().map(c -> FORMER.getOrDefault(c, c)).toList();
    file.header().stream()
        .filter(FORMER::containsKey)
        .forEach(
            c ->
                LOG.warn(
                    "{}: column {} is now {}; make the table again",
                    file.name(),
                    c,
                    FORMER.get(c)));
    if (header.size() < 2) {
      throw new InvalidInputException(
          file.name() + ", row 1: found " + header + ", expected the header of a CSV table");
    }
    Layout layout =
        header.subList(0, 2).equals(List.of("index", "architecture"))
            ? Layout.SCORES
            : header.stream().anyMatch(FIRST_VALUES::contains) ? Layout.LONG : Layout.WIDE;
    List<String> keys = keys(header, layout);
    List<String> values = header.stream().filter(c -> !keys.contains(c)).toList();
    Map<List<String>, Map<String, String>> lines = new LinkedHashMap<>();
    for (CsvRow row : file.rows()) {
      List<String> key =
          keys.stream().map(k -> row.text(file.header().get(header.indexOf(k)))).toList();
      if (lines.put(key, fields(file.header(), row)) != null) {
        throw row.wrongRow("a second row of " + String.join(", ", key), "one of each");
      }
    }
    return new CsvTable(file.name(), layout, keys, values, lines);
  }

  private static List<String> keys(List<String> header, Layout layout) {
    if (layout == Layout.WIDE) {
      return header.subList(0, 1);
    } else if (layout == Layout.SCORES) {
      return header.subList(0, 2);
    }
    List<String> keys = new ArrayList<>();
    for (String column : header) {
      if (FIRST_VALUES.contains(column)) {
        break;
      }
      keys.add(column);
    }
    if (header.contains(VIEW) && !keys.contains(VIEW)) {
      keys.add(VIEW);
    }
    return keys;
  }

  private static Map<String, String> fields(List<String> header, CsvRow row) {
    Map<String, String> fields = new LinkedHashMap<>();
    header.forEach(c -> fields.put(FORMER.getOrDefault(c, c), row.text(c)));
    return fields;
  }

  /** The part of it that has these columns of values and lines of these keys. */
  public CsvTable part(Predicate<String> column, Predicate<List<String>> key) {
    Map<List<String>, Map<String, String>> kept = new LinkedHashMap<>(lines);
    kept.keySet().removeIf(key.negate());
    return new CsvTable(name, layout, keys, values.stream().filter(column).toList(), kept);
  }

  /** Where a reader looks for a value: the row. */
  String row(List<String> key, String column) {
    return switch (layout) {
      case SCORES -> column;
      case LONG -> key.get(Math.min(1, key.size() - 1));
      case WIDE -> key.get(0);
    };
  }

  /** Where a reader looks for a value: the column. */
  String column(List<String> key, String column) {
    return switch (layout) {
      case SCORES -> "architecture " + key.get(0);
      case LONG -> {
        List<String> names = new ArrayList<>(key);
        names.remove(Math.min(1, key.size() - 1));
        yield String.join("/", names) + ("measured".equals(column) ? "" : " (" + column + ")");
      }
      case WIDE -> column;
    };
  }
}
