package croze.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import croze.InvalidInputException;
import croze.image.Dataset;
import croze.stats.RankAggregation;
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

  /**
   * The experiment with those rows only whose scores are all among the given ones.
   *
   * @param proxies names of proxies
   * @throws InvalidInputException if no row is left
   */
  public Experiment withProxies(Set<String> proxies) {
    List<RowSpec> kept = rows.stream().filter(row -> proxies.containsAll(row.scores())).toList();
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
  List<String> rowNames() {
    return rows.stream().map(RowSpec::name).toList();
  }

  /** The name that the paper's file has for a column. */
  String paperName(String metric) {
    MetricColumn column = metrics.get(metric);
    return column == null || column.paper() == null ? metric : column.paper();
  }

  /** What a cell is. */
  public enum Kind {
    /** Spearman's ρ of a score with an accuracy. */
    @JsonProperty("correlation")
    CORRELATION,
    /** Mean accuracy of the architectures that a score puts first. */
    @JsonProperty("selection")
    SELECTION
  }

  /**
   * Where a table of the paper is.
   *
   * @param file CSV file, relative to the experiment's
   * @param rows its columns that together name a row
   * @param column pattern of the names of its other columns: {@code {dataset}}, {@code {view}} and
   *     {@code {metric}} stand for what they say
   */
  public record PaperTable(
      @JsonProperty(required = true) String file,
      @JsonProperty(required = true) List<String> rows,
      @JsonProperty(required = true) String column) {}

  /**
   * @param archs architectures to score, as {@code --archs} takes them
   * @param datasets data sets of the table
   */
  public record Defaults(
      @JsonProperty(required = true) String archs,
      @JsonProperty(required = true) List<Dataset> datasets) {}

  /**
   * @param label heading of the column
   * @param of the accuracies whose ρ (or whose value) is averaged
   * @param paper name of the column in the paper's file, if it is another
   */
  public record MetricColumn(
      @JsonProperty(required = true) String label,
      @JsonProperty(required = true) List<AccuracyTerm> of,
      String paper) {}

  /**
   * @param name name of the row in CSV files
   * @param label name of the row where people read it
   * @param scores the proxy, or the members of an ensemble
   * @param aggregation how an ensemble's scores become one; null for a single proxy
   * @param setting how networks are scored where that differs from the rest of the study
   * @param paper the row's name in the paper's file, its parts joined by spaces; null for none
   */
  public record RowSpec(
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) String label,
      @JsonProperty(required = true) List<String> scores,
      Aggregation aggregation,
      Map<String, String> setting,
      String paper) {
    public RowSpec {
      setting = Objects.requireNonNullElse(setting, Map.of());
    }
  }

  /** How the scores of an ensemble become one. */
  public enum Aggregation {
    /** Mean of the ranks. */
    @JsonProperty("mean-rank")
    MEAN_RANK(RankAggregation.MEAN_RANK),
    /** Mean of the logarithms of the ranks. */
    @JsonProperty("mean-log-rank")
    MEAN_LOG_RANK(RankAggregation.MEAN_LOG_RANK);

    private final RankAggregation statistic;

    Aggregation(RankAggregation statistic) {
      this.statistic = statistic;
    }

    RankAggregation statistic() {
      return statistic;
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
