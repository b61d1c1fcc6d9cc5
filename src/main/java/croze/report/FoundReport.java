package croze.report;

import croze.data.file.WritePermission;
import croze.found.FoundTable;
import croze.found.FoundTable.Cell;
import croze.found.FoundTable.Column;
import croze.found.FoundTable.Row;
import croze.found.FoundTable.Unit;
import croze.image.Dataset;
import croze.report.frame.TableFrames;
import croze.report.text.MarkdownText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A table of networks as CSV and in Markdown. */
public final class FoundReport {
  private static final String HEADER = "dataset,method,network,column,paper,here";
  private static final WritePermission.Kind KIND =
      new WritePermission.Kind(
          "a table of networks", head -> head.startsWith(HEADER) || head.startsWith("# Table "));

  private FoundReport() {}

  /** A line a cell. */
  private record Entry(Row row, Column column, Cell cell) {}

  /**
   * Writes {@code <name>.csv}, a line a cell, and {@code <name>.md} into a folder of the table's
   * name.
   *
   * @return the files
   * @throws croze.InvalidInputException if other files of these names are there
   */
  public static List<Path> write(Path results, FoundTable table) {
    Path folder = results.resolve(table.name());
    Map<String, String> files = new LinkedHashMap<>();
    files.put(table.name() + ".csv", ReportFolder.csv(frame(table)));
    files.put(table.name() + ".md", markdown(table));
    files.keySet().forEach(file -> WritePermission.of(folder.resolve(file), KIND));
    return ReportFolder.write(folder, files);
  }

  private static Table frame(FoundTable table) {
    List<Entry> entries = new ArrayList<>();
    for (Row row : table.rows()) {
      for (int c = 0; c < table.columns().size(); c++) {
        entries.add(new Entry(row, table.columns().get(c), row.cells().get(c)));
      }
    }
    return Table.create(
        table.name(),
        texts("dataset", entries, e -> e.row().dataset().id()),
        texts("method", entries, e -> e.row().method()),
        texts("network", entries, e -> e.row().network()),
        texts("column", entries, e -> e.column().name()),
        numbers("paper", entries, e -> e.cell().paper()),
        numbers("here", entries, e -> e.cell().here()));
  }

  private static StringColumn texts(
      String name, List<Entry> entries, Function<Entry, String> field) {
    return StringColumn.create(name, entries.stream().map(field));
  }

  private static DoubleColumn numbers(
      String name, List<Entry> entries, Function<Entry, Double> field) {
    return TableFrames.numbers(
        name, "0.######", entries.stream().mapToDouble(field::apply).toArray());
  }

  /** A table a data set; the paper's figure, then that of here. */
  public static String markdown(FoundTable table) {
    StringBuilder text = new StringBuilder("# " + MarkdownText.escape(table.title()) + "\n");
    text.append("\nEach cell: the paper's figure / ours; - where there is none.\n");
    for (Dataset dataset : table.rows().stream().map(Row::dataset).distinct().toList()) {
      text.append("\n## ").append(dataset.label()).append("\n\n| method | network |");
      table.columns().forEach(c -> text.append(' ').append(c.label()).append(" |"));
      text.append("\n| --- | --- |").append(" --: |".repeat(table.columns().size())).append('\n');
      for (Row row : table.rows()) {
        if (row.dataset() == dataset) {
          text.append("| %s | %s |".formatted(row.method(), network(row)));
          for (int c = 0; c < table.columns().size(); c++) {
            text.append(" %s |".formatted(cell(row.cells().get(c), table.columns().get(c).unit())));
          }
          text.append('\n');
        }
      }
    }
    text.append('\n');
    table.remarks().forEach(r -> text.append("* ").append(MarkdownText.escape(r)).append('\n'));
    return text.toString();
  }

  private static String network(Row row) {
    return row.network().isEmpty()
        ? "not public"
        : row.network().startsWith("Genotype(") ? "see CSV" : row.network();
  }

  private static String cell(Cell cell, Unit unit) {
    if (Double.isNaN(cell.paper()) && Double.isNaN(cell.here())) {
      return "-";
    }
    return List.of(cell.paper(), cell.here()).stream()
        .map(x -> number(x, unit))
        .collect(Collectors.joining(" / "));
  }

  private static String number(double x, Unit unit) {
    if (Double.isNaN(x)) {
      return "-";
    }
    return unit.decimals() < 0
        ? String.format(Locale.ROOT, "%.5g", x)
        : String.format(Locale.ROOT, "%." + unit.decimals() + "f", x);
  }
}
