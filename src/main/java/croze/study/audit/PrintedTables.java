package croze.study.audit;

import croze.InvalidInputException;
import croze.study.paper.PaperFigures;
import croze.study.paper.PaperTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The figures of all tables, each with its rounding. */
final class PrintedTables {
  private final Map<String, PaperFigures> tables = new LinkedHashMap<>();
  private final Path file;

  /**
   * @param file the plan's file; the tables lie beside it
   */
  PrintedTables(Path file, AuditPlan plan) {
    this.file = file;
    Path folder = file.resolveSibling("");
    plan.tables()
        .forEach(
            (name, rows) ->
                tables.put(
                    name,
                    PaperFigures.read(
                        folder, new PaperTable(name + ".csv", rows, "{metric}", null, null))));
  }

  /** A number that was rounded; its scale says to how many places. */
  record Printed(BigDecimal text) {
    double value() {
      return text.doubleValue();
    }

    /** Half a unit of the last place. */
    double half() {
      return text.ulp().doubleValue() / 2;
    }
  }

  /** Names of the tables, in the plan's order. */
  List<String> names() {
    return List.copyOf(tables.keySet());
  }

  Set<String> rows(String table) {
    return table(table).rows();
  }

  /** Names of the columns that have a number in that row, left to right. */
  List<String> columns(String table, String row) {
    return table(table).printed(row).entrySet().stream()
        .filter(e -> e.getValue().matches("-?\\d*\\.\\d+"))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * @throws InvalidInputException if the table has no such row or column, or no number there
   */
  Printed figure(String table, String row, String column) {
    Map<String, String> line = table(table).printed(row);
    try {
      return new Printed(new BigDecimal(line.getOrDefault(column, "nothing")));
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          "%s names %s, row %s, column %s: found '%s', expected a number; its columns are %s"
              .formatted(file, table, row, column, line.get(column), line.keySet()),
          e);
    }
  }

  private PaperFigures table(String name) {
    if (!tables.containsKey(name)) {
      throw new InvalidInputException(
          "%s speaks of '%s', which is none of its tables %s"
              .formatted(file, name, tables.keySet()));
    }
    return tables.get(name);
  }
}
