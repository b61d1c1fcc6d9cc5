package croze.study.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import croze.InvalidInputException;
import croze.image.Dataset;
import croze.study.paper.PaperTable;
import croze.study.result.ResultTable.Unit;
import croze.study.result.Statistic;
import croze.study.result.Subset;
import croze.study.result.View;
import croze.study.score.GivenScores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Study as a file of {@code experiments/} describes it: a table of the paper, or one beyond it.
 * These are the keys that all kinds have; each kind is a record with its own besides. Immutable.
 *
 * <p>Not sealed: a kind lives in a package of its own, and Java seals an interface across packages
 * in a named module only. {@code croze.study.Kinds} has the list.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public interface Experiment {

  /** Name of the column that is the mean of those before it. */
  String AVERAGE = "avg";

  /** What a correlation is controlled for if a file says nothing else. */
  String USUAL_COVARIATE = "effective_params";

  @JsonProperty(required = true)
  @JsonPropertyDescription(
      "Name of the study, of its make target and of its folder of results: the file's own name.")
  String name();

  @JsonProperty(required = true)
  @JsonPropertyDescription("First line of the caption, and of make help.")
  String title();

  @JsonProperty(required = true)
  @JsonPropertyDescription(
      "Benchmark that the scores are held against: a name of croze metrics, file:FILE.csv or embedded:PROTOCOL.")
  String accuracies();

  /** Null if the paper has no such table. */
  @JsonPropertyDescription("Where the paper's figures are, if the paper has such a table.")
  PaperTable paper();

  @JsonProperty(required = true)
  @JsonPropertyDescription("What is covered unless the user says otherwise.")
  Defaults defaults();

  @JsonPropertyDescription(
      "How networks are scored where that differs from the published setting, by option.")
  Map<String, String> setting();

  @JsonProperty(required = true)
  @JsonPropertyDescription("Columns by name.")
  LinkedHashMap<String, MetricColumn> metrics();

  @JsonProperty(required = true)
  @JsonPropertyDescription(
      "For each data set its columns, left to right; avg is the mean of those before it.")
  LinkedHashMap<Dataset, List<String>> datasets();

  @JsonProperty(required = true)
  @JsonPropertyDescription("What the rows are; heading of the first column of the files.")
  String heading();

  @JsonProperty(required = true)
  @JsonPropertyDescription("Rows, top to bottom.")
  List<? extends RowSpec> rows();

  @JsonPropertyDescription("Remarks on the table, on rows or on cells.")
  List<Remark> notes();

  /** What a value is. */
  Unit unit();

  /** The same with some of its rows. */
  Experiment withRows(Predicate<RowSpec> kept);

  /**
   * Asks whether the keys of the kind name something.
   *
   * @throws InvalidInputException naming the file, the key and the value
   */
  void check(FileCheck file);

  @JsonPropertyDescription(
      "Architectures that the columns speak of; each subset repeats all columns. By default all.")
  default List<Subset> subsets() {
    return List.of(Subset.ALL);
  }

  @JsonPropertyDescription(
      "What the columns show of each subset; each statistic repeats all columns.")
  default List<? extends Statistic> statistics() {
    return List.of(Statistic.VALUE);
  }

  /** Name of the row that the others are tested against; empty for no tests. */
  default Optional<String> referenceRow() {
    return Optional.empty();
  }

  /** Score that partial correlations are controlled for. */
  default String controlledFor() {
    return USUAL_COVARIATE;
  }

  /** Whether a column {@code avg} that no metric defines is the mean of those before it. */
  default boolean takesAverage() {
    return true;
  }

  /** Whether its columns are accuracies of a benchmark. */
  default boolean readsAccuracies() {
    return true;
  }

  /** What of the file decides what is drawn at random, by key, for the manifest. */
  default Map<String, Object> draws() {
    return Map.of();
  }

  /** What the columns of a data set are repeated for, left to right. */
  default List<View> views() {
    return subsets().stream()
        .flatMap(subset -> statistics().stream().map(statistic -> new View(subset, statistic)))
        .toList();
  }

  /** Names of the proxies that the rows need, each once; not of scores that are given. */
  default List<String> proxies() {
    return rows().stream()
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
  default Experiment withProxies(Set<String> proxies) {
    Experiment kept = withRows(row -> row.needsOnly(proxies));
    if (kept.rows().isEmpty()) {
      throw new InvalidInputException(
          "%s has no row of the proxies %s alone; its rows take %s"
              .formatted(
                  name(),
                  String.join(", ", proxies),
                  rows().stream()
                      .map(row -> String.join("+", row.scores()))
                      .distinct()
                      .collect(Collectors.joining(", "))));
    }
    return kept;
  }

  /** Names of the rows, top to bottom. */
  default List<String> rowNames() {
    return rows().stream().map(RowSpec::name).toList();
  }

  /** Whether that column is the mean of all before it, not one that the experiment defines. */
  default boolean isAverage(String metric) {
    return metric.equals(AVERAGE) && !metrics().containsKey(AVERAGE);
  }

  /** Name of the benchmark that a column takes its accuracies from. */
  default String benchmark(String metric) {
    String own = metrics().get(metric).accuracies();
    return own == null ? accuracies() : own;
  }

  /** The name that the paper's file has for a column. */
  default String paperName(String metric) {
    MetricColumn column = metrics().get(metric);
    return column == null || column.paper() == null ? metric : column.paper();
  }

  /** Defaults of what a study covers. */
  record Defaults(
      @JsonProperty(required = true)
          @JsonPropertyDescription(
              "Architectures to score, as --archs takes them, or covered: those that have all accuracies.")
          String archs,
      @JsonProperty(required = true) @JsonPropertyDescription("Data sets of the table.")
          List<Dataset> datasets) {
    /** Those that have all accuracies. */
    public static final String COVERED = "covered";
  }
}
