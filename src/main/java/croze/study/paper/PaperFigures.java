package croze.study.paper;

import croze.InvalidInputException;
import croze.csv.CsvFile;
import croze.csv.CsvRow;
import croze.image.Dataset;
import croze.study.result.View;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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
    CsvFile csv = CsvFile.read(file);
    csv.rows().forEach(row -> figures.add(csv.header(), row));
    return figures;
  }

  private void add(List<String> header, CsvRow line) {
    Map<String, String> figures = new LinkedHashMap<>();
    header.forEach(column -> figures.put(column, line.text(column)));
    rows.put(table.rows().stream().map(line::text).collect(Collectors.joining(" ")), figures);
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
            .replace("{statistic}", view.statistic().id())
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
