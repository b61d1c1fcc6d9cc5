package croze.study;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import croze.InvalidInputException;
import croze.image.Dataset;
import croze.study.Experiment.PaperTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The figures that the paper prints in one table. Immutable. */
public final class PaperFigures {
  private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();
  private final Path file;
  private final PaperTable table;

  private PaperFigures(Path file, PaperTable table) {
    this.file = file;
    this.table = table;
  }

  /** No figures: the paper has no such table. */
  public static PaperFigures none() {
    return new PaperFigures(Path.of(""), null);
  }

  /**
   * @param folder folder of the experiment file
   * @throws InvalidInputException if the file is missing or is no such table
   */
  public static PaperFigures read(Path folder, PaperTable table) {
    Path file = folder.resolve(table.file());
    PaperFigures figures = new PaperFigures(file, table);
    try (MappingIterator<Map<String, String>> lines =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .with(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
            .readValues(Files.newBufferedReader(file))) {
      while (lines.hasNext()) {
        figures.add(lines.next());
      }
    } catch (IOException | RuntimeException e) {
      throw e instanceof InvalidInputException invalid
          ? invalid
          : new InvalidInputException(
              "%s cannot be read as a CSV table of figures: %s"
                  .formatted(file, e.getMessage().lines().findFirst().orElse("")),
              e);
    }
    return figures;
  }

  private void add(Map<String, String> line) {
    String name =
        table.rows().stream()
            .map(
                column -> {
                  if (!line.containsKey(column)) {
                    throw new InvalidInputException(
                        "%s has no column '%s', found %s".formatted(file, column, line.keySet()));
                  }
                  return line.get(column);
                })
            .collect(Collectors.joining(" "));
    rows.put(name, new LinkedHashMap<>(line));
  }

  /** Names of the rows, top to bottom. */
  public Set<String> rows() {
    return rows.keySet();
  }

  /**
   * What the paper prints, as it prints it, in order of the columns; those that name the row come
   * along.
   *
   * @throws InvalidInputException if the paper has no such row
   */
  public Map<String, String> printed(String row) {
    if (!rows.containsKey(row)) {
      throw new InvalidInputException(
          "%s has no row '%s', expected one of %s".formatted(file, row, rows.keySet()));
    }
    return rows.get(row);
  }

  /**
   * The printed figure, or NaN if the paper has no such row or column.
   *
   * @param row name of the row; null for none
   * @throws InvalidInputException if the file has something else than a number there
   */
  public double figure(String row, Dataset dataset, View view, String metric) {
    if (table == null || row == null || !table.isAbout(dataset, view)) {
      return Double.NaN;
    }
    String column =
        table
            .column()
            .replace("{dataset}", dataset.id())
            .replace("{view}", view.id())
            .replace("{metric}", metric);
    String text = rows.getOrDefault(row, Map.of()).getOrDefault(column, "");
    try {
      return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          "%s, row %s, column %s: expected a number, found '%s'".formatted(file, row, column, text),
          e);
    }
  }
}
