package croze.report;

import croze.image.Dataset;
import croze.space.CellSpace;
import croze.study.ResultTable;
import croze.study.ResultTable.Cell;
import croze.study.ResultTable.Coverage;
import croze.study.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
          "Made from %s where a score needs a network (column n); scores that need none cover all. Not the final table: make %s ARCHS=all covers the whole space."
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
    agreement(table).ifPresent(sentences::add);
    sentences.addAll(table.remarks());
    return sentences;
  }

  /** Whether the table covers a part only. */
  static boolean isPartial(ResultTable table) {
    return partial(table).isPresent();
  }

  /** The summary of all verdicts; empty if there are none. */
  static Optional<String> agreement(ResultTable table) {
    Map<Verdict, Long> counts =
        table.cells().stream()
            .flatMap(List::stream)
            .flatMap(cell -> cell.verdict().stream())
            .collect(Collectors.groupingBy(v -> v, Collectors.counting()));
    if (counts.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "Of %d figures of the paper %d lie inside the measured 95 %% interval, %d more are close (within %.2f), %d are apart.",
            counts.values().stream().mapToLong(c -> c).sum(),
            counts.getOrDefault(Verdict.INSIDE, 0L),
            counts.getOrDefault(Verdict.CLOSE, 0L),
            Verdict.NEAR,
            counts.getOrDefault(Verdict.APART, 0L)));
  }

  private static Optional<Coverage> partial(ResultTable table) {
    return table.leastCoverage().filter(c -> !c.complete());
  }

  /** Of how many the architectures of a whole table are; views may have others each. */
  private static String all(ResultTable table) {
    SortedSet<Integer> totals =
        table.cells().stream()
            .flatMap(List::stream)
            .filter(c -> !Double.isNaN(c.measured()))
            .map(c -> c.coverage().total())
            .collect(Collectors.toCollection(TreeSet::new));
    return totals.size() == 1 || totals.contains(CellSpace.cells().size())
        ? "All %s architectures.".formatted(thousands(totals.last()))
        : "All architectures of each view (column n).";
  }

  /** What the rows with the least cover; that they are few, if they are. */
  private static String share(ResultTable table, Coverage least) {
    List<Cell> cells =
        table.cells().stream()
            .flatMap(List::stream)
            .filter(c -> !Double.isNaN(c.measured()))
            .toList();
    long few = cells.stream().filter(c -> c.coverage().scored() == least.scored()).count();
    return "%s of %s architectures%s"
        .formatted(
            thousands(least.scored()),
            thousands(least.total()),
            2 * few < cells.size() ? " in some rows" : "");
  }

  /** {@code 15,625} */
  static String thousands(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
