package croze.study.audit;

import croze.study.audit.AuditPlan.Parts;
import croze.study.audit.AuditPlan.Repeats;
import croze.study.audit.Finding.Check;
import croze.study.audit.Finding.Verdict;
import croze.study.audit.PrintedTables.Printed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether a row that several tables print is the same in all of them.
 *
 * <p>Roundings of one number to the same places are equal; to different places they differ by at
 * most the sum of the half units. What a figure should be is what most tables print, of equally
 * many the one that the plan names first.
 */
final class Consistency {
  private final String what;
  private final Map<String, String> rows;
  private final Repeats repeats;
  private final PrintedTables tables;
  private final Misplaced misplaced;

  /**
   * @param what what the row is
   * @param rows by table the name that it has there
   */
  Consistency(String what, Map<String, String> rows, Repeats repeats, PrintedTables tables) {
    this.what = what;
    this.rows = rows;
    this.repeats = repeats;
    this.tables = tables;
    this.misplaced = new Misplaced(rows, repeats, this, tables);
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    repeats
        .quantities()
        .forEach(
            (quantity, columns) ->
                columns.forEach(
                    (table, column) -> {
                      if (columns.size() > 1 || misplaced.shifted(table, column)) {
                        findings.add(repeat(quantity, table, column));
                      }
                    }));
    repeats
        .means()
        .forEach(
            (quantity, parts) ->
                repeats
                    .quantities()
                    .get(quantity)
                    .forEach((table, column) -> findings.add(bounds(parts, table, column))));
    return findings;
  }

  /** A figure of the row. */
  Printed figure(String table, String column) {
    return tables.figure(table, rows.get(table), column);
  }

  /** What most tables print as that quantity. */
  Printed agreed(String quantity) {
    Map<Printed, Integer> votes = new LinkedHashMap<>();
    repeats
        .quantities()
        .get(quantity)
        .forEach((table, column) -> votes.merge(figure(table, column), 1, Integer::sum));
    // The first of the largest: max() would give the last.
    return votes.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  /** Whether two printed figures can be one number. */
  static boolean same(Printed a, Printed b) {
    return Math.abs(a.value() - b.value()) <= slack(a, b);
  }

  private static double slack(Printed a, Printed b) {
    return Arithmetic.BINARY + (a.half() == b.half() ? 0 : a.half() + b.half());
  }

  private Finding repeat(String quantity, String table, String column) {
    Printed printed = figure(table, column);
    Printed agreed = agreed(quantity);
    boolean shifted = misplaced.shifted(table, column);
    boolean agrees = same(printed, agreed) && !shifted;
    boolean known = repeats.quantities().get(quantity).size() > 1;
    double slack = slack(printed, agreed);
    return new Finding(
        table,
        rows.get(table),
        column,
        Check.REPEAT,
        printed.text(),
        known ? agreed.value() : Double.NaN,
        known ? agreed.value() - slack : Double.NaN,
        known ? agreed.value() + slack : Double.NaN,
        agrees ? Verdict.AGREES : Verdict.APART,
        agrees ? "" : note(quantity, table, column, printed, agreed));
  }

  private String note(
      String quantity, String table, String column, Printed printed, Printed agreed) {
    String others =
        repeats.quantities().get(quantity).entrySet().stream()
            .filter(
                e -> !e.getKey().equals(table) && same(figure(e.getKey(), e.getValue()), agreed))
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    List<String> notes = new ArrayList<>(List.of(what));
    if (!others.isEmpty()) {
      notes.add("recomputed as in %s".formatted(others));
    }
    misplaced.explain(quantity, table, column, printed).ifPresent(notes::add);
    if (repeats.note() != null) {
      notes.add(repeats.note());
    }
    return String.join("; ", notes);
  }

  private Finding bounds(Parts parts, String table, String column) {
    Printed printed = figure(table, column);
    double sum = 0;
    double rounding = 0;
    int count = parts.others();
    for (Map.Entry<String, Integer> part : parts.of().entrySet()) {
      Printed mean = agreed(part.getKey());
      sum += part.getValue() * mean.value();
      rounding += part.getValue() * mean.half();
      count += part.getValue();
    }
    double slack = rounding / count + printed.half() + Arithmetic.BINARY;
    double low = (sum - parts.others()) / count - slack;
    double high = (sum + parts.others()) / count + slack;
    boolean agrees = printed.value() >= low && printed.value() <= high;
    return new Finding(
        table,
        rows.get(table),
        column,
        Check.BOUNDS,
        printed.text(),
        Double.NaN,
        low,
        high,
        agrees ? Verdict.AGREES : Verdict.APART,
        agrees
            ? ""
            : what
                + "; impossible: with the printed means of "
                + String.join(", ", parts.of().keySet())
                + ", even correlations of ±1 for the other "
                + parts.others()
                + " do not reach it");
  }
}
