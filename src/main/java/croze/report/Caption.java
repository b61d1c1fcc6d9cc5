package croze.report;

import croze.image.Dataset;
import croze.report.PaperRows.PaperRow;
import croze.space.nb201.CellSpace;
import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Coverage;
import croze.study.result.ResultTable.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What stands above a table: its title, how much of the space it covers, and how to get the rest.
 */
final class Caption {
  private Caption() {}

  /** The title; that of a table that covers a part says so. */
  static String title(ResultTable table) {
    return partial(table)
        .map(c -> table.title() + " - PARTIAL: " + share(table, c))
        .orElse(table.title());
  }

  /** Sentences below the title. */
  static List<String> sentences(ResultTable table) {
    List<String> sentences = new ArrayList<>();
    Optional<Coverage> partial = partial(table);
    if (partial.isPresent()) {
      sentences.add(
          "Rows are compared over %s (column n). Not the final table: make %s ARCHS=all covers the whole space."
              .formatted(share(table, partial.get()), table.name()));
    } else {
      sentences.add(all(table));
    }
    if (!table.leftOut().isEmpty()) {
      sentences.add(
          "Left out: %s; DATASETS=all brings %s in."
              .formatted(
                  table.leftOut().stream().map(Dataset::label).collect(Collectors.joining(", ")),
                  table.leftOut().size() == 1 ? "it" : "them"));
    }
    QualityLine.notRanked(table).ifPresent(sentences::add);
    few(table).ifPresent(sentences::add);
    agreement(table).ifPresent(sentences::add);
    sentences.addAll(table.remarks());
    return sentences;
  }

  /** Whether the table covers a part only. */
  static boolean isPartial(ResultTable table) {
    return partial(table).isPresent();
  }

  /** How many figures of each row of the paper are reproduced; empty if none is judged. */
  static Optional<String> agreement(ResultTable table) {
    List<PaperRow> rows = PaperRows.of(table);
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Figures of the paper inside the measured 95 %% interval: %s."
                .formatted(rows.stream().map(PaperRow::text).collect(Collectors.joining(", "))));
  }

  private static Optional<Coverage> partial(ResultTable table) {
    return table.leastCoverage().filter(c -> !c.complete());
  }

  /** Of how many the architectures of a whole table are; views may have others each. */
  private static String all(ResultTable table) {
    SortedSet<Integer> totals =
        table
            .compared(c -> true)
            .map(Coverage::total)
            .collect(Collectors.toCollection(TreeSet::new));
    return totals.size() == 1 || totals.contains(CellSpace.cells().size())
        ? "All %s architectures.".formatted(thousands(totals.last()))
        : "All architectures of each view (column n).";
  }

  /** That figures over few architectures are judged by none; empty if there are none. */
  private static Optional<String> few(ResultTable table) {
    return table.unit() == Unit.CORRELATION
            && table
                .compared(c -> true)
                .anyMatch(c -> c.scored() > 0 && c.counted() < Coverage.LEAST_JUDGED)
        ? Optional.of(
            "Fewer than %d architectures are too few for intervals, p values and verdicts: there are none."
                .formatted(Coverage.LEAST_JUDGED))
        : Optional.empty();
  }

  /** The least coverage, and where it is so if not everywhere. */
  private static String share(ResultTable table, Coverage least) {
    List<Dataset> partial =
        table.datasets().stream()
            .filter(d -> table.compared(c -> c.dataset() == d).anyMatch(c -> !c.complete()))
            .toList();
    return "%s of %s architectures%s"
        .formatted(
            thousands(least.scored()),
            thousands(least.total()),
            partial.size() == table.datasets().size()
                ? ""
                : " on " + partial.stream().map(Dataset::label).collect(Collectors.joining(", ")));
  }

  /** {@code 15,625} */
  static String thousands(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
