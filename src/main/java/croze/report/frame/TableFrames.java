package croze.report.frame;

import croze.stats.correlation.PairedDifference;
import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Cell;
import croze.study.result.ResultTable.Column;
import croze.study.result.ResultTable.Row;
import croze.study.result.ResultTable.Statistics;
import croze.study.result.ResultTable.Wider;
import croze.study.result.TableBlock;
import croze.study.result.Verdict;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.Precision;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/** A table as data frames, for analysts. Names and order of the columns are a stable format. */
public final class TableFrames {
  private static final int MEASURED_PLACES = 6;
  private static final String MEASURED = "0." + "0".repeat(MEASURED_PLACES);
  private static final String SHARE = "0.0000";
  // Far below any level, but not 0: small p-values are compared by their order of magnitude.
  private static final String P_VALUE = "0.000E0";

  private final List<Entry> entries;
  private final Table frame;

  /** A cell and where it stands. */
  private record Entry(Row row, Column column, Cell cell) {}

  private TableFrames(ResultTable table, String suffix, List<Entry> entries) {
    this.entries = entries;
    this.frame = Table.create(table.name() + suffix);
    strings("dataset", e -> e.column().dataset().id());
    strings(table.heading(), e -> e.row().name());
    strings("metric", e -> e.column().metric());
  }

  /**
   * One line a cell: {@code dataset, <heading>, metric, paper, measured, difference, n, coverage};
   * then {@code view} if the table has several; then of correlations the 95 % interval {@code low,
   * high} and the {@code verdict} on the paper's figure; {@code measured_all, n_all} if rows have
   * more architectures than are compared; {@code compared} if rows stand aside. What is missing is
   * empty.
   */
  public static Table longFrame(ResultTable table) {
    TableFrames f = new TableFrames(table, "", entries(table));
    f.numbers("paper", places(table), e -> e.cell().paper());
    f.measures("measured", e -> e.cell().measured());
    f.measures("difference", e -> e.cell().difference());
    f.integers("n", e -> e.cell().coverage().counted());
    f.numbers("coverage", SHARE, e -> e.cell().coverage().fraction());
    f.views(table);
    if (entries(table).stream().anyMatch(e -> e.cell().statistics().isPresent())) {
      f.measures("low", e -> e.cell().statistics().map(Statistics::low).orElse(Double.NaN));
      f.measures("high", e -> e.cell().statistics().map(Statistics::high).orElse(Double.NaN));
      f.strings("verdict", e -> Verdict.of(e.column(), e.cell()).map(Verdict::id).orElse(""));
    }
    if (f.entries.stream().anyMatch(e -> e.cell().wider().isPresent())) {
      f.measures("measured_all", e -> e.cell().wider().map(Wider::measured).orElse(Double.NaN));
      f.numbers("n_all", "0", e -> e.cell().wider().map(w -> (double) w.n()).orElse(Double.NaN));
    }
    if (f.entries.stream().anyMatch(e -> !e.cell().coverage().compared())) {
      f.strings("compared", e -> e.cell().coverage().compared() ? "yes" : "no");
    }
    return f.frame;
  }

  /**
   * One line a measured correlation: 95 % bootstrap interval, Kendall's τ-b, ties, partial ρ given
   * the covariate, and the paired test against the reference row.
   */
  public static Table statisticsFrame(ResultTable table) {
    TableFrames f =
        new TableFrames(
            table,
            "-statistics",
            entries(table).stream().filter(e -> e.cell().statistics().isPresent()).toList());
    f.views(table);
    f.measures("measured", e -> e.cell().measured());
    f.measures("low", e -> statistics(e).low());
    f.measures("high", e -> statistics(e).high());
    f.measures("tau", e -> statistics(e).tau());
    f.integers("n", e -> e.cell().coverage().counted());
    f.integers("ties", e -> statistics(e).ties());
    f.measures("controlling_for_" + table.covariate(), e -> statistics(e).controllingForSize());
    table
        .reference()
        .ifPresent(
            reference -> {
              String minus = "minus_" + reference;
              f.measures(minus, e -> test(e, PairedDifference::difference));
              f.measures(minus + "_low", e -> test(e, PairedDifference::low));
              f.measures(minus + "_high", e -> test(e, PairedDifference::high));
              f.numbers("p", P_VALUE, e -> test(e, PairedDifference::p));
              f.numbers("p_holm", P_VALUE, e -> test(e, PairedDifference::holm));
            });
    return f.frame;
  }

  /** One line a row: the measured values, a column {@code <dataset>/<metric>} each. */
  public static Table wideFrame(ResultTable table) {
    Table frame = Table.create(table.name() + "-wide");
    StringColumn names = StringColumn.create(table.heading());
    table.rows().forEach(row -> names.append(row.name()));
    frame.addColumns(names);
    for (int c = 0; c < table.columns().size(); c++) {
      int column = c;
      frame.addColumns(
          numbers(
              wideName(table, table.columns().get(c)),
              MEASURED,
              IntStream.range(0, table.rows().size())
                  .mapToDouble(r -> unsigned(table.cell(r, column).measured()))
                  .toArray()));
    }
    return frame;
  }

  private static String wideName(ResultTable table, Column column) {
    String view = table.views().size() > 1 ? column.view().id() + "/" : "";
    return column.dataset().id() + "/" + view + column.metric();
  }

  private static List<Entry> entries(ResultTable table) {
    List<Entry> entries = new ArrayList<>();
    for (TableBlock block : TableBlock.of(table)) {
      for (int r = 0; r < table.rows().size(); r++) {
        for (int c : block.columns()) {
          entries.add(new Entry(table.rows().get(r), table.columns().get(c), table.cell(r, c)));
        }
      }
    }
    return entries;
  }

  private static Statistics statistics(Entry entry) {
    return entry.cell().statistics().orElseThrow();
  }

  private static double test(Entry entry, ToDoubleFunction<PairedDifference> field) {
    Optional<PairedDifference> test = statistics(entry).toReference();
    return test.isPresent() ? field.applyAsDouble(test.get()) : Double.NaN;
  }

  private void views(ResultTable table) {
    if (table.views().size() > 1) {
      strings("view", e -> e.column().view().id());
    }
  }

  private void strings(String name, Function<Entry, String> field) {
    frame.addColumns(StringColumn.create(name, entries.stream().map(field)));
  }

  private void integers(String name, Function<Entry, Integer> field) {
    IntColumn column = IntColumn.create(name, entries.stream().mapToInt(field::apply).toArray());
    column.setPrintFormatter(formatter("0"));
    frame.addColumns(column);
  }

  private void numbers(String name, String pattern, ToDoubleFunction<Entry> field) {
    frame.addColumns(numbers(name, pattern, entries.stream().mapToDouble(field).toArray()));
  }

  private void measures(String name, ToDoubleFunction<Entry> field) {
    numbers(name, MEASURED, e -> unsigned(field.applyAsDouble(e)));
  }

  /** To the places that are written; adding 0 takes the sign from −0. */
  static double unsigned(double value) {
    return Precision.round(value, MEASURED_PLACES) + 0.0;
  }

  /** A column of numbers, written by a pattern of {@link DecimalFormat}. */
  public static DoubleColumn numbers(String name, String pattern, double[] values) {
    DoubleColumn column = DoubleColumn.create(name, values);
    column.setPrintFormatter(formatter(pattern));
    return column;
  }

  public static NumberColumnFormatter formatter(String pattern) {
    return new NumberColumnFormatter(
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)), "");
  }

  private static String places(ResultTable table) {
    return "0." + "0".repeat(table.unit().decimals());
  }
}
