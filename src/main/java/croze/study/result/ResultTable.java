package croze.study.result;

import croze.benchmark.ColumnQuality;
import croze.image.Dataset;
import croze.stats.correlation.Estimate;
import croze.stats.correlation.PairedDifference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a study found: a grid of cells, paper and measured side by side. All that prints, draws or
 * compares a table reads this. Immutable.
 *
 * @param name name of the study
 * @param title first line of the caption
 * @param benchmark what scores are held against: {@code NAS-RobBench-201}
 * @param unit what a value is
 * @param heading what the rows are
 * @param reference name of the row that others are tested against; empty for none
 * @param covariate score that partial correlations are controlled for
 * @param columns left to right, data set by data set
 * @param rows top to bottom
 * @param cells by row and column
 * @param leftOut data sets that the experiment has columns for and this table has not
 * @param remarks remarks on the whole table
 */
public record ResultTable(
    String name,
    String title,
    String benchmark,
    Unit unit,
    String heading,
    Optional<String> reference,
    String covariate,
    List<Column> columns,
    List<Row> rows,
    List<List<Cell>> cells,
    List<Dataset> leftOut,
    List<String> remarks) {

  public ResultTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    cells = cells.stream().map(List::copyOf).toList();
    leftOut = List.copyOf(leftOut);
    remarks = List.copyOf(remarks);
  }

  /** The same table with further remarks on the whole of it. */
  public ResultTable withRemarks(List<String> further) {
    List<String> all = new ArrayList<>(remarks);
    all.addAll(further);
    return new ResultTable(
        name, title, benchmark, unit, heading, reference, covariate, columns, rows, cells, leftOut,
        all);
  }

  /** What a value is, and with how many decimals it is shown. */
  public enum Unit {
    /** −1 … 1. */
    CORRELATION(3),
    /** 0 … 100. */
    PERCENT(2),
    /** How many. */
    COUNT(0);

    private final int decimals;

    Unit(int decimals) {
      this.decimals = decimals;
    }

    public int decimals() {
      return decimals;
    }
  }

  /**
   * @param metric name in CSV files: {@code fgsm@8}
   * @param label heading where people read it
   * @param quality of the accuracies; empty of published ones
   * @param isRanked whether rows are ranked by it and held against the paper
   */
  public record Column(
      Dataset dataset,
      View view,
      String metric,
      String label,
      Optional<ColumnQuality> quality,
      boolean isRanked) {
    public Column(Dataset dataset, View view, String metric, String label) {
      this(dataset, view, metric, label, Optional.empty(), true);
    }
  }

  /**
   * @param name name in CSV files
   * @param label name where people read it
   * @param notes remarks on the row
   */
  public record Row(String name, String label, List<String> notes) {
    public Row {
      notes = List.copyOf(notes);
    }
  }

  /**
   * @param paper what the paper prints; NaN if nothing
   * @param measured NaN if it could not be had, a note then saying why
   * @param wider the same over more architectures than are compared; empty if the row has no more
   * @param statistics what is known of a correlation beside its value; empty without a measurement
   * @param coverage what the value is made from
   * @param notes remarks on this cell
   */
  public record Cell(
      double paper,
      double measured,
      Optional<Wider> wider,
      Optional<Statistics> statistics,
      Coverage coverage,
      List<String> notes) {
    public Cell {
      notes = List.copyOf(notes);
    }

    /** Whether it is drawn beside other rows: it has a value over the same architectures. */
    public boolean isDrawn() {
      return coverage.compared() && !Double.isNaN(measured);
    }

    /** Measured minus paper; NaN if either is missing. */
    public double difference() {
      return measured - paper;
    }
  }

  /**
   * @param measured what the row gives over all architectures that it has
   * @param n how many these are
   */
  public record Wider(double measured, int n) {}

  /**
   * What a value is made from: what was asked for and scored, whether or not the value is defined.
   *
   * @param counted architectures that the value counts
   * @param scored architectures that have been scored; more than are counted where scores are NaN
   * @param total architectures that there are; 0 of a cell that nothing can fill
   * @param compared whether these are the architectures over which the table compares its rows
   * @param unconnected architectures with an undefined score whose input has no path to the output
   */
  public record Coverage(int counted, int scored, int total, boolean compared, int unconnected) {
    /** With fewer counted architectures there is no interval, p value or verdict. */
    public static final int LEAST_JUDGED = Estimate.LEAST_JUDGED;

    /** A cell that nothing can fill. */
    public static final Coverage NONE = new Coverage(0, 0, 0);

    public Coverage(int counted, int scored, int total) {
      this(counted, scored, total, true);
    }

    public Coverage(int counted, int scored, int total, boolean compared) {
      this(counted, scored, total, compared, 0);
    }

    public Coverage withUnconnected(int number) {
      return new Coverage(counted, scored, total, compared, number);
    }

    /** Whether all that is not counted has no path from input to output. */
    public boolean lacksUnconnectedOnly() {
      return unconnected == scored - counted;
    }

    public boolean complete() {
      return scored == total;
    }

    /** Share of the architectures that have been scored. */
    public double fraction() {
      return total == 0 ? 0 : (double) scored / total;
    }

    /** Whether the value may be held against other rows and the paper. */
    public boolean isJudged() {
      return compared && counted >= LEAST_JUDGED;
    }
  }

  /**
   * @param low lower end of the bootstrap interval of the value
   * @param high upper end
   * @param tau the same with Kendall's τ-b in place of ρ
   * @param ties how many of the scores are shared with another architecture
   * @param controllingForSize the same with Spearman's partial ρ given the table's covariate: near
   *     0 if the score only counts parameters, where these are the covariate; NaN if it is nothing
   *     but the covariate
   * @param toReference the paired test against the reference row; empty without one
   */
  public record Statistics(
      double low,
      double high,
      double tau,
      int ties,
      double controllingForSize,
      Optional<PairedDifference> toReference) {}

  /** What the values of a column are: the table's unit, but for a column that counts. */
  public Unit unit(int column) {
    return columns.get(column).view().statistic().counts() ? Unit.COUNT : unit;
  }

  public Cell cell(int row, int column) {
    return cells.get(row).get(column);
  }

  /** The data sets, left to right. */
  public List<Dataset> datasets() {
    return columns.stream().map(Column::dataset).distinct().toList();
  }

  /** What readers are told of a row; its name if the table has no such row. */
  public String rowLabel(String name) {
    return rows.stream()
        .filter(row -> row.name().equals(name))
        .map(Row::label)
        .findFirst()
        .orElse(name);
  }

  /** The views, left to right. */
  public List<View> views() {
    return columns.stream().map(Column::view).distinct().toList();
  }

  /** Whether the paper prints any of the cells. */
  public boolean hasPaper() {
    return cells.stream().flatMap(List::stream).anyMatch(c -> !Double.isNaN(c.paper()));
  }

  /** The smallest coverage of the compared rows; empty if no column can be filled. */
  public Optional<Coverage> leastCoverage() {
    return leastCoverage(column -> true);
  }

  /** The same in some of the columns. */
  public Optional<Coverage> leastCoverage(Predicate<Column> in) {
    return compared(in).min(Comparator.comparingDouble(Coverage::fraction));
  }

  /**
   * What the cells of the compared rows are made from, in some of the columns; left out are those
   * that nothing can fill.
   */
  public Stream<Coverage> compared(Predicate<Column> in) {
    return IntStream.range(0, columns.size())
        .filter(c -> in.test(columns.get(c)))
        .boxed()
        .flatMap(c -> cells.stream().map(row -> row.get(c).coverage()))
        .filter(c -> c.compared() && c.total() > 0);
  }
}
