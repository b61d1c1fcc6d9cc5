package croze.report.table;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import croze.data.ProjectRoot;
import croze.image.Dataset;
import croze.report.table.PaperRows.PaperRow;
import croze.report.table.PaperRows.Tally;
import croze.space.nb201.CellSpace;
import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Coverage;
import croze.study.result.ResultTable.Unit;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
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
          "Rows are compared over %s (column n). Not the final table, which %s makes."
              .formatted(share(table, partial.get()), allOf(table)));
    }
    agreement(table).ifPresent(sentences::add);
    if (partial.isEmpty()) {
      sentences.add(all(table));
    }
    if (!table.leftOut().isEmpty()) {
      sentences.add(
          "Left out: %s; DATASETS=all brings %s in."
              .formatted(
                  table.leftOut().stream().map(Dataset::label).collect(joining(", ")),
                  table.leftOut().size() == 1 ? "it" : "them"));
    }
    QualityLine.notRanked(table).ifPresent(sentences::add);
    few(table).ifPresent(sentences::add);
    sentences.addAll(table.remarks());
    return sentences;
  }

  /** How all architectures are asked for: only studies of the project are targets of make. */
  private static String allOf(ResultTable table) {
    return Files.exists(ProjectRoot.resolve("experiments/" + table.name() + ".yaml"))
        ? "make %s ARCHS=all".formatted(table.name())
        : "--archs all";
  }

  /** Whether the table covers a part only. */
  static boolean isPartial(ResultTable table) {
    return partial(table).isPresent();
  }

  /** Which rows of the paper are reproduced, and which are not; empty if none is judged. */
  static Optional<String> agreement(ResultTable table) {
    Footnotes footnotes = new Footnotes(table);
    Map<Share, List<PaperRow>> rows =
        PaperRows.of(table).stream()
            .collect(Collectors.groupingBy(row -> Share.of(row.tally()), TreeMap::new, toList()));
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            rows.entrySet().stream()
                .map(
                    group ->
                        group.getValue().stream()
                            .map(row -> group.getKey().text(row, footnotes))
                            .collect(joining(", ", group.getKey().words + ": ", ".")))
                .collect(joining(" ")));
  }

  /** How much of a row of the paper is reproduced. */
  private enum Share {
    ALL("Reproduced (every figure of the paper inside the measured 95 % interval)"),
    SOME("Reproduced in part (figures inside the interval)"),
    WIDE("Not decided (every figure inside, but intervals are wider than ±.1)"),
    NONE("Not reproduced");

    private final String words;

    Share(String words) {
      this.words = words;
    }

    static Share of(Tally tally) {
      return tally.inside() == 0
          ? NONE
          : tally.inside() < tally.of() ? SOME : tally.isWide() ? WIDE : ALL;
    }

    /** With the letters of the footnotes that say why, where there is something to explain. */
    String text(PaperRow row, Footnotes footnotes) {
      String letters = footnotes.markers(row.tally().notes());
      return this == ALL
          ? row.tally().label()
          : row.text() + (letters.isEmpty() ? "" : " [" + letters + "]");
    }
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
                .anyMatch(c -> c.counted() > 0 && c.counted() < Coverage.LEAST_JUDGED)
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
                : " on " + partial.stream().map(Dataset::label).collect(joining(", ")));
  }

  /** {@code 15,625} */
  static String thousands(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
