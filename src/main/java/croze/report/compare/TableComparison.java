package croze.report.compare;

import croze.csv.CsvNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What differs between two CSV tables. */
public final class TableComparison {
  private TableComparison() {}

  /**
   * Compares every value of either table: of scores within {@link Tolerance#ofScore}, of other
   * tables within {@link Tolerance#CELL}; what is no number by its text. Numbers may be spelt in
   * any of the ways of {@link CsvNumber}; an empty field equals NaN.
   *
   * @param study what the differences call the table
   * @return in the expected table's order, then what only the found one has
   */
  public static List<Difference> of(String study, CsvTable expected, CsvTable found) {
    List<Difference> differences = new ArrayList<>();
    if (!expected.keys().equals(found.keys())) {
      return List.of(
          new Difference(
              study,
              "",
              "names of lines",
              String.join(",", expected.keys()),
              String.join(",", found.keys())));
    }
    List<String> columns =
        union(study, expected.values(), found.values(), "all lines", differences);
    List<List<String>> keys = new ArrayList<>(expected.lines().keySet());
    found.lines().keySet().stream()
        .filter(k -> !expected.lines().containsKey(k))
        .forEach(keys::add);
    for (List<String> key : keys) {
      Map<String, String> a = expected.lines().get(key);
      Map<String, String> b = found.lines().get(key);
      for (String column : columns) {
        String x = a == null ? Difference.NOTHING : a.get(column);
        String y = b == null ? Difference.NOTHING : b.get(column);
        if (!same(x, y, tolerance(expected, column))) {
          differences.add(
              new Difference(
                  study,
                  expected.row(key, column),
                  expected.column(key, column),
                  text(x),
                  text(y)));
        }
      }
    }
    return differences;
  }

  private static Tolerance tolerance(CsvTable table, String column) {
    return table.layout() == CsvTable.Layout.SCORES ? Tolerance.ofScore(column) : Tolerance.CELL;
  }

  /** The columns of both; one that only one of them has is a difference. */
  private static List<String> union(
      String study,
      List<String> expected,
      List<String> found,
      String where,
      List<Difference> differences) {
    expected.stream()
        .filter(c -> !found.contains(c))
        .forEach(
            c -> differences.add(new Difference(study, where, c, "values", Difference.NOTHING)));
    found.stream()
        .filter(c -> !expected.contains(c))
        .forEach(
            c -> differences.add(new Difference(study, where, c, Difference.NOTHING, "values")));
    return expected.stream().filter(found::contains).toList();
  }

  private static boolean same(String a, String b, Tolerance tolerance) {
    if (a.equals(b)) {
      return true;
    }
    try {
      // pandas writes NaN as an empty field.
      return tolerance.equal(
          CsvNumber.parse(a).orElse(Double.NaN), CsvNumber.parse(b).orElse(Double.NaN));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String text(String value) {
    return value.isEmpty() ? "(empty)" : value;
  }
}
