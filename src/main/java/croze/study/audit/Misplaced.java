package croze.study.audit;

import croze.study.audit.AuditPlan.Repeats;
import croze.study.audit.PrintedTables.Printed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Figures that stand in the wrong column: two or more columns in a row that each have what other
 * tables print for the column to its left, or a single one that has another column's figure.
 */
final class Misplaced {
  private record Place(String table, String column) {}

  private final Repeats repeats;
  private final Consistency consistency;
  private final Map<Place, String> quantities = new HashMap<>();
  private final Map<Place, String> shifted = new HashMap<>();

  Misplaced(
      Map<String, String> rows, Repeats repeats, Consistency consistency, PrintedTables tables) {
    this.repeats = repeats;
    this.consistency = consistency;
    repeats
        .quantities()
        .forEach(
            (quantity, columns) ->
                columns.forEach((table, c) -> quantities.put(new Place(table, c), quantity)));
    rows.forEach((table, row) -> findShift(table, tables.columns(table, row)));
  }

  private void findShift(String table, List<String> columns) {
    Map<Place, String> run = new HashMap<>();
    for (int c = 1; c <= columns.size(); c++) {
      String left = quantities.get(new Place(table, columns.get(c - 1)));
      if (c < columns.size() && left != null && holds(table, columns.get(c), left)) {
        run.put(new Place(table, columns.get(c)), left);
        continue;
      }
      if (run.size() > 1 && run.keySet().stream().anyMatch(p -> !isOwn(p))) {
        shifted.putAll(run);
      }
      run = new HashMap<>();
    }
  }

  private boolean holds(String table, String column, String quantity) {
    String own = quantities.get(new Place(table, column));
    return own != null
        && !own.equals(quantity)
        && Consistency.same(consistency.figure(table, column), consistency.agreed(quantity));
  }

  private boolean isOwn(Place place) {
    return Consistency.same(
        consistency.figure(place.table(), place.column()),
        consistency.agreed(quantities.get(place)));
  }

  /** Whether the figure is one of several that stand one column too far to the right. */
  boolean shifted(String table, String column) {
    return shifted.containsKey(new Place(table, column));
  }

  /** Where the figure comes from, if another quantity of the row has it. */
  Optional<String> explain(String quantity, String table, String column, Printed printed) {
    String left = shifted.get(new Place(table, column));
    if (left != null) {
      return Optional.of(
          "the row is shifted to the right: this is %s, which belongs one column to the left"
              .formatted(left));
    }
    return repeats.quantities().keySet().stream()
        .filter(q -> !q.equals(quantity))
        .filter(q -> repeats.quantities().get(q).containsKey(table))
        .filter(q -> Consistency.same(printed, consistency.agreed(q)))
        .map(q -> "repeats its column " + repeats.quantities().get(q).get(table))
        .findFirst();
  }
}
