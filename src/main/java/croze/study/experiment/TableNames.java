package croze.study.experiment;

import croze.study.experiment.Experiment.Kind;
import croze.study.experiment.Experiment.RowSpec;
import croze.study.result.View;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether an experiment makes a table at all, and whether the names of its rows and columns can
 * stand in the files of the table: each once, and none that a spreadsheet takes for a formula.
 */
public final class TableNames {
  /** Names that go into CSV files: they begin with a letter or a digit. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][^\\p{Cntrl},\"|]*");

  private static final String NAME_WORDS =
      "a name that begins with a letter or a digit and has no comma, quote, bar or line break";

  private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl}]*\\S[^\\p{Cntrl}]*");

  /** The columns that files of tables have beside the one that the heading names. */
  private static final Set<String> COLUMNS =
      Set.of(
          "dataset",
          "metric",
          "view",
          "paper",
          "measured",
          "difference",
          "n",
          "coverage",
          "low",
          "high",
          "verdict",
          "measured_all",
          "n_all",
          "compared",
          "tau",
          "ties",
          "p",
          "p_holm",
          "controlling_for_effective_params",
          "size",
          "draws",
          "scored",
          "mean",
          "sd",
          "position",
          "noise",
          "beyond_noise",
          "models",
          "median",
          "best");

  /** More draws take hours, and move no third decimal. */
  private static final int MOST_DRAWS = 100_000;

  /** What is told of a value that is wrong. */
  @FunctionalInterface
  interface Refusing {
    RuntimeException wrong(String key, Object found, String expected);
  }

  private final Refusing refusing;

  private TableNames(Refusing refusing) {
    this.refusing = refusing;
  }

  public static void check(Experiment experiment, Refusing refusing) {
    new TableNames(refusing).check(experiment);
  }

  private void check(Experiment e) {
    some("rows", e.rows());
    some("metrics", e.metrics().keySet());
    some("metrics", e.metrics().values());
    some("datasets", e.datasets().keySet());
    some("views", e.views());
    some("defaults.datasets", e.defaults().datasets());
    once("defaults.datasets", e.defaults().datasets());
    once("views", e.views());
    matches("title", e.title(), TEXT, "a text on one line");
    matches("heading", e.heading(), Pattern.compile("[a-z][a-z0-9_-]*"), "a name such as proxy");
    if (COLUMNS.contains(e.heading()) || e.heading().startsWith("minus_")) {
      throw refusing.wrong("heading", e.heading(), "none of the other columns of the CSV files");
    }
    e.metrics()
        .forEach(
            (name, column) -> {
              matches("metrics." + name, name, NAME, NAME_WORDS);
              matches("metrics." + name + ".label", column.label(), TEXT, "a text on one line");
            });
    e.datasets()
        .forEach(
            (dataset, names) -> {
              String key = "datasets." + dataset.id();
              some(key, names);
              once(key, names);
              labels(
                  key,
                  names.stream()
                      .filter(e.metrics()::containsKey)
                      .map(name -> e.metrics().get(name).label())
                      .toList());
            });
    once("rows", e.rowNames());
    labels("rows", e.rows().stream().map(RowSpec::label).toList());
    for (RowSpec row : e.rows()) {
      matches("rows." + row.name() + ".name", row.name(), NAME, NAME_WORDS);
      matches("rows." + row.name() + ".label", row.label(), TEXT, "a text on one line");
    }
    if (e.samples() != null) {
      draws("samples.draws", e.samples().draws());
      some("samples.sizes", e.samples().sizes());
    }
    if (e.kind() == Kind.POOLS && e.pools() != null) {
      draws("pools.draws", e.pools().draws());
      if (e.pools().take() < 1 || e.pools().size() < e.pools().take()) {
        throw refusing.wrong("pools.take", e.pools().take(), "1 to the size of a pool");
      }
    }
  }

  private void some(String key, Collection<?> values) {
    if (values == null || values.isEmpty() || values.stream().anyMatch(v -> v == null)) {
      throw refusing.wrong(key, values, "at least one, and none of them empty");
    }
  }

  private void once(String key, List<?> values) {
    Set<Object> seen = new HashSet<>();
    for (Object value : values) {
      if (!seen.add(value)) {
        throw refusing.wrong(key, value instanceof View v ? v.id() : value, "each once");
      }
    }
  }

  private void labels(String key, List<String> labels) {
    Set<String> seen = new HashSet<>();
    for (String label : labels) {
      if (!seen.add(label)) {
        throw refusing.wrong(key, label, "a label of its own for each");
      }
    }
  }

  private void matches(String key, String text, Pattern pattern, String expected) {
    if (text == null || !pattern.matcher(text).matches()) {
      throw refusing.wrong(key, text, expected);
    }
  }

  private void draws(String key, int draws) {
    if (draws < 2 || draws > MOST_DRAWS) {
      throw refusing.wrong(key, draws, "2 to " + MOST_DRAWS);
    }
  }
}
