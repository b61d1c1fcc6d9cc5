package croze.study.audit;

import croze.study.audit.AuditPlan.Average;
import croze.study.audit.Finding.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Two rows whose printed averages are both wrong, and would be right, or nearly, if the rows had
 * exchanged their figures from some column to the average.
 */
final class ExchangedRows {
  /** Nearly right: off by this share of what each is off as printed. */
  private static final double NEARLY = .05;

  private final Average average;
  private final PrintedTables tables;

  ExchangedRows(Average average, PrintedTables tables) {
    this.average = average;
    this.tables = tables;
  }

  /** The findings, with a note on those that an exchange explains. */
  List<Finding> explained(List<Finding> findings) {
    List<Finding> apart = findings.stream().filter(f -> f.verdict() == Verdict.APART).toList();
    List<Finding> noted = new ArrayList<>();
    for (Finding finding : findings) {
      Optional<String> note =
          apart.stream()
              .filter(other -> apart.contains(finding) && other != finding)
              .flatMap(other -> note(finding, other).stream())
              .findFirst();
      noted.add(note.map(finding::withNote).orElse(finding));
    }
    return noted;
  }

  private Optional<String> note(Finding row, Finding other) {
    return IntStream.range(1, average.of().size())
        .filter(from -> explains(row, other, from) && explains(other, row, from))
        .mapToObj(
            from ->
                String.format(
                    Locale.ROOT,
                    "if %s and %s are exchanged from %s on, the average printed for %2$s, %s, is the mean of %1$s, %.4f",
                    row.row(),
                    other.row(),
                    average.of().get(from),
                    other.printed().toPlainString(),
                    mean(row, other, from)))
        .findFirst();
  }

  /**
   * Whether the other's printed average is this row's mean, its figures from there on the other's.
   */
  private boolean explains(Finding row, Finding other, int from) {
    double off = Math.abs(other.printed().doubleValue() - mean(row, other, from));
    return off <= NEARLY * Math.abs(row.difference());
  }

  private double mean(Finding row, Finding other, int from) {
    return IntStream.range(0, average.of().size())
        .mapToDouble(
            i ->
                tables
                    .figure(average.table(), (i < from ? row : other).row(), average.of().get(i))
                    .value())
        .average()
        .orElseThrow();
  }
}
