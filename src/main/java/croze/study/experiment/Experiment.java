package croze.study.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import croze.InvalidInputException;
import croze.image.Dataset;
import croze.search.Strategy;
import croze.study.paper.PaperTable;
import croze.study.result.ResultTable.Unit;
import croze.study.result.View;
import croze.study.score.GivenScores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One file of {@code experiments/}: a table of the paper, or one beyond it.
 *
 * @param name name of the study, of its make target and of its folder of results
 * @param kind what a cell is
 * @param title first line of the caption
 * @param accuracies name of the benchmark that the scores are held against
 * @param paper where the paper's figures are; null if the paper has no such table
 * @param defaults what is covered unless the user says otherwise
 * @param samples random samples whose spread is shown beside the table; null for none
 * @param pools random pools that a search chooses from; of kind {@code pools} only
 * @param search the sizes and targets of its searches; of kind {@code search} only
 * @param setting how networks are scored where that differs from the published setting
 * @param metrics columns by name
 * @param datasets for each data set its columns, left to right; {@code avg} is the mean of those
 *     before it
 * @param views which architectures the columns speak of; each view repeats all columns
 * @param heading what the rows are
 * @param reference name of the row that the others are tested against; null for no tests
 * @param rows rows, top to bottom
 * @param notes remarks on rows or cells
 */
public record Experiment(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) Kind kind,
    @JsonProperty(required = true) String title,
    @JsonProperty(required = true) String accuracies,
    PaperTable paper,
    @JsonProperty(required = true) Defaults defaults,
    Samples samples,
    Pools pools,
    Searches search,
    Map<String, String> setting,
    @JsonProperty(required = true) LinkedHashMap<String, MetricColumn> metrics,
    @JsonProperty(required = true) LinkedHashMap<Dataset, List<String>> datasets,
    List<View> views,
    @JsonProperty(required = true) String heading,
    String reference,
    @JsonProperty(required = true) List<RowSpec> rows,
    List<Remark> notes) {

  /** Name of the column that is the mean of those before it. */
  public static final String AVERAGE = "avg";

  public Experiment {
    setting = Objects.requireNonNullElse(setting, Map.of());
    views = Objects.requireNonNullElse(views, List.of(new View.All()));
    notes = Objects.requireNonNullElse(notes, List.of());
    rows = List.copyOf(rows);
  }

  /** Names of the proxies that the rows need, each once; not of scores that are given. */
  public List<String> proxies() {
    return rows.stream()
        .flatMap(row -> row.scores().stream())
        .filter(score -> !GivenScores.names(score))
        .distinct()
        .toList();
  }

  /**
   * The experiment with those rows only whose scores are all among the given ones.
   *
   * @param proxies names of proxies
   * @throws InvalidInputException if no row is left
   */
  public Experiment withProxies(Set<String> proxies) {
    List<RowSpec> kept = rows.stream().filter(row -> row.needsOnly(proxies)).toList();
    if (kept.isEmpty()) {
      throw new InvalidInputException(
          "%s has no row of the proxies %s alone; its rows take %s"
              .formatted(
                  name,
                  String.join(", ", proxies),
                  rows.stream()
                      .map(row -> String.join("+", row.scores()))
                      .distinct()
                      .collect(Collectors.joining(", "))));
    }
    boolean tested = kept.stream().anyMatch(row -> row.name().equals(reference));
    return new Experiment(
        name,
        kind,
        title,
        accuracies,
        paper,
        defaults,
        samples,
        pools,
        search,
        setting,
        metrics,
        datasets,
        views,
        heading,
        tested ? reference : null,
        kept,
        notes);
  }

  /** Names of the rows, top to bottom. */
  public List<String> rowNames() {
    return rows.stream().map(RowSpec::name).toList();
  }

  /** Whether that column is the mean of all before it, not one that the experiment defines. */
  public boolean isAverage(String metric) {
    return metric.equals(AVERAGE) && !metrics.containsKey(AVERAGE);
  }

  /** Name of the benchmark that a column takes its accuracies from. */
  public String benchmark(String metric) {
    String own = metrics.get(metric).accuracies();
    return own == null ? accuracies : own;
  }

  /** The name that the paper's file has for a column. */
  public String paperName(String metric) {
    MetricColumn column = metrics.get(metric);
    return column == null || column.paper() == null ? metric : column.paper();
  }

  /** What a cell is. */
  public enum Kind {
    /** Spearman's ρ of a score with an accuracy. */
    @JsonProperty("correlation")
    CORRELATION(Unit.CORRELATION),
    /** Mean accuracy of the architectures that a score puts first. */
    @JsonProperty("selection")
    SELECTION(Unit.PERCENT),
    /** Mean accuracy, in percent, of those that a score puts first or last in a random pool. */
    @JsonProperty("pools")
    POOLS(Unit.PERCENT),
    /** Spearman's ρ of a score with the same proxy as others published it. */
    @JsonProperty("published")
    PUBLISHED(Unit.CORRELATION),
    /** How Spearman's ρ spreads over seeds. */
    @JsonProperty("seeds")
    SEEDS(Unit.CORRELATION),
    /** What a search that a score guides has found after some trained networks. */
    @JsonProperty("search")
    SEARCH(Unit.PERCENT);

    private final Unit unit;

    Kind(Unit unit) {
      this.unit = unit;
    }

    public Unit unit() {
      return unit;
    }
  }

  /**
   * @param archs architectures to score, as {@code --archs} takes them, or {@code covered}: those
   *     that have all accuracies
   * @param datasets data sets of the table
   */
  public record Defaults(
      @JsonProperty(required = true) String archs,
      @JsonProperty(required = true) List<Dataset> datasets) {
    private static final String COVERED = "covered";

    public boolean areCovered() {
      return archs.equals(COVERED);
    }
  }

  /**
   * A column is the mean over accuracies, or over other columns.
   *
   * @param label heading of the column
   * @param of the accuracies whose ρ (or whose value) is averaged
   * @param mean in place of {@code of}: names of the columns that are averaged
   * @param accuracies name of the benchmark, if it is another than the experiment's
   * @param paper name of the column in the paper's file, if it is another; a mean of columns
   *     without a name stands beside the mean of what the paper prints in these columns
   */
  public record MetricColumn(
      @JsonProperty(required = true) String label,
      List<AccuracyTerm> of,
      List<String> mean,
      String accuracies,
      String paper) {
    public MetricColumn {
      of = Objects.requireNonNullElse(of, List.of());
      mean = Objects.requireNonNullElse(mean, List.of());
    }
  }

  /**
   * @param name name of the row in CSV files
   * @param label name of the row where people read it
   * @param scores the proxy, or the members of an ensemble; in place of a proxy an accuracy may
   *     stand, as {@code nas-robbench-201:pgd@8}
   * @param aggregation how an ensemble's scores become one; null for a single proxy
   * @param setting how networks are scored where that differs from the rest of the study
   * @param end which end of the ranking the row takes, of kind {@code pools} only
   * @param published name under which others published the proxy, of kind {@code published} only
   * @param paper the row's name in the paper's file, its parts joined by spaces; null for none
   * @param seeds the seeds of a row of a study of seeds; null for the seed that the user gives
   * @param strategy how the row searches, of kind {@code search} only; one that no score guides has
   *     no scores
   */
  public record RowSpec(
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) String label,
      @JsonProperty(required = true) List<String> scores,
      Aggregation aggregation,
      Map<String, String> setting,
      Pools.End end,
      String published,
      String paper,
      Seeds seeds,
      Strategy strategy) {
    public RowSpec {
      setting = Objects.requireNonNullElse(setting, Map.of());
    }

    /** The same row with its networks scored otherwise. */
    public RowSpec withSetting(Map<String, String> other) {
      return new RowSpec(
          name, label, scores, aggregation, other, end, published, paper, seeds, strategy);
    }

    /** Whether these proxies suffice for it. */
    public boolean needsOnly(Set<String> proxies) {
      return scores.stream().allMatch(s -> proxies.contains(s) || GivenScores.names(s));
    }
  }

  /**
   * @param rows names of the rows; all if empty
   * @param columns {@code dataset/metric} of the columns; empty for a remark on whole rows, or with
   *     no rows on the whole table
   * @param text the remark
   */
  public record Remark(
      List<String> rows, List<String> columns, @JsonProperty(required = true) String text) {
    @JsonCreator
    public Remark {
      rows = Objects.requireNonNullElse(rows, List.of());
      columns = Objects.requireNonNullElse(columns, List.of());
    }
  }
}
