package croze.report.plot;

import croze.image.Dataset;
import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Column;
import croze.study.result.ResultTable.Coverage;
import croze.study.result.View;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The measured columns of one data set in one view: what one picture shows.
 *
 * @param columns places of its columns in the table
 */
record Part(Dataset dataset, View view, List<Integer> columns) {

  static List<Part> of(ResultTable table) {
    return table.datasets().stream()
        .flatMap(d -> table.views().stream().map(v -> of(table, d, v)))
        .filter(part -> !part.columns().isEmpty())
        .toList();
  }

  private static Part of(ResultTable table, Dataset dataset, View view) {
    return new Part(
        dataset,
        view,
        IntStream.range(0, table.columns().size())
            .filter(
                c -> {
                  Column column = table.columns().get(c);
                  return column.dataset() == dataset
                      && column.view().equals(view)
                      && table.cells().stream().anyMatch(r -> r.get(c).isDrawn());
                })
            .boxed()
            .toList());
  }

  /** End of the name of its files: {@code cifar10}, {@code cifar10-unique}. */
  String suffix(ResultTable table) {
    return dataset.id() + (table.views().size() == 1 ? "" : "-" + view.id());
  }

  /** What is shown, of which benchmark and data set, of how many architectures. */
  String title(ResultTable table, String what) {
    return "%s, %s, %s%s%s"
        .formatted(
            what,
            table.benchmark(),
            dataset.label(),
            table.views().size() == 1 ? "" : ", " + view.label(),
            coverage(table).map(Part::share).orElse(""));
  }

  private static String share(Coverage c) {
    return c.complete()
        ? String.format(Locale.ROOT, ", all %,d architectures", c.total())
        : String.format(
            Locale.ROOT,
            ", PARTIAL: %,d of %,d architectures (%.1f %%)",
            c.scored(),
            c.total(),
            100 * c.fraction());
  }

  private Optional<Coverage> coverage(ResultTable table) {
    return table.leastCoverage(c -> c.dataset() == dataset && c.view().equals(view));
  }
}
