package croze.report.plot;

import croze.image.Dataset;
import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Unit;
import croze.study.result.SpreadTable;
import croze.study.result.SpreadTable.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * The spread of a table's figures over random draws, with the paper's figure marked in it: for each
 * data set and size of the draws, the columns that the paper has.
 */
public final class SpreadBars {
  private final SpreadTable spread;
  private final ResultTable table;
  private final Dataset dataset;
  private final int size;
  private final List<Line> lines;
  private final List<String> rows;
  private final List<String> metrics;

  private SpreadBars(SpreadTable spread, ResultTable table, Dataset dataset, int size) {
    this.spread = spread;
    this.table = table;
    this.dataset = dataset;
    this.size = size;
    this.lines =
        spread.lines().stream().filter(l -> l.dataset() == dataset && l.size() == size).toList();
    this.rows = lines.stream().map(Line::row).distinct().toList();
    List<String> printed =
        lines.stream().filter(l -> !Double.isNaN(l.paper())).map(Line::metric).distinct().toList();
    this.metrics = printed.subList(0, Math.min(BarChart.MOST, printed.size()));
  }

  /**
   * Nothing of a data set for which the paper prints no figure.
   *
   * @param table that the spread is of
   */
  public static List<Picture> of(SpreadTable spread, ResultTable table) {
    List<Picture> pictures = new ArrayList<>();
    for (Dataset dataset : spread.lines().stream().map(Line::dataset).distinct().toList()) {
      for (int size : spread.lines().stream().mapToInt(Line::size).distinct().toArray()) {
        SpreadBars bars = new SpreadBars(spread, table, dataset, size);
        if (!bars.metrics.isEmpty()) {
          pictures.add(bars.picture());
        }
      }
    }
    return pictures;
  }

  private Picture picture() {
    boolean correlation = spread.unit() == Unit.CORRELATION;
    boolean difference = lines.stream().anyMatch(l -> !Double.isNaN(l.noise()));
    double[][] means = new double[rows.size()][metrics.size()];
    List<List<Mark>> marks = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      List<Mark> row = new ArrayList<>();
      for (int m = 0; m < metrics.size(); m++) {
        Line line = line(rows.get(r), metrics.get(m));
        means[r][m] = line.spread().mean();
        row.add(new Mark(line.spread().low(), line.spread().high(), line.paper()));
      }
      marks.add(row);
    }
    double lowest = edges(marks).min().orElse(0);
    double highest = edges(marks).max().orElse(0);
    String what =
        correlation ? difference ? "Difference of Spearman's ρ" : "Spearman's ρ" : "Accuracy";
    BarChart chart =
        new BarChart(
            String.format(
                Locale.ROOT,
                "%s, %s, %s, draws of %,d from %,d architectures",
                what,
                table.benchmark(),
                dataset.label(),
                size,
                lines.get(0).scored()),
            correlation ? difference ? "ρ minus ρ of the reference" : "ρ" : "accuracy (%)",
            "bar: mean of the draws; line: 95 % of them; diamond: the paper's figure",
            rows.stream().map(table::rowLabel).toList(),
            metrics.stream().map(this::metricLabel).toList(),
            means,
            marks,
            correlation ? "0.0" : "0",
            correlation ? Math.min(0, Math.floor(10 * lowest) / 10) : 0,
            correlation ? difference ? Math.ceil(10 * highest) / 10 : 1 : 1.06 * highest);
    return new Picture("%s-%d-%s".formatted(spread.name(), size, dataset.id()), chart::drawn);
  }

  private static DoubleStream edges(List<List<Mark>> marks) {
    return marks.stream()
        .flatMap(List::stream)
        .flatMapToDouble(m -> DoubleStream.of(m.low(), m.high(), m.paper()))
        .filter(v -> !Double.isNaN(v));
  }

  private String metricLabel(String name) {
    return table.columns().stream()
        .filter(column -> column.metric().equals(name))
        .map(ResultTable.Column::label)
        .findFirst()
        .orElse(name);
  }

  private Line line(String row, String metric) {
    return lines.stream()
        .filter(l -> l.row().equals(row) && l.metric().equals(metric))
        .findFirst()
        .orElseThrow();
  }
}
