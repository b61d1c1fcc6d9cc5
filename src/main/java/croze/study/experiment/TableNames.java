package croze.study.experiment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether an experiment makes a table at all, and whether the names of its rows and columns can
 * stand in the files of the table: each once, and none that a spreadsheet takes for a formula.
 */
final class TableNames {
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

  private final FileCheck file;

  private TableNames(FileCheck file) {
    this.file = file;
  }

  static void check(Experiment experiment, FileCheck file) {
    new TableNames(file).check(experiment);
  }

  private void check(Experiment e) {
    file.some("rows", e.rows());
    file.some("metrics", e.metrics().keySet());
    file.some("metrics", e.metrics().values());
    file.some("datasets", e.datasets().keySet());
    file.some("subsets", e.subsets());
    file.some("statistics", e.statistics());
    file.some("defaults.datasets", e.defaults().datasets());
    file.once("defaults.datasets", e.defaults().datasets());
    file.once("subsets", e.subsets());
    file.once("statistics", e.statistics());
    matches("title", e.title(), TEXT, "a text on one line");
    matches("heading", e.heading(), Pattern.compile("[a-z][a-z0-9_-]*"), "a name such as proxy");
    if (COLUMNS.contains(e.heading()) || e.heading().matches("(minus|controlling_for)_.*")) {
      throw file.wrong("heading", e.heading(), "none of the other columns of the CSV files");
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
              file.some(key, names);
              file.once(key, names);
              labels(
                  key,
                  names.stream()
                      .filter(e.metrics()::containsKey)
                      .map(name -> e.metrics().get(name).label())
                      .toList());
            });
    file.once("rows", e.rowNames());
    labels("rows", e.rows().stream().map(RowSpec::label).toList());
    for (RowSpec row : e.rows()) {
      matches("rows." + row.name() + ".name", row.name(), NAME, NAME_WORDS);
      matches("rows." + row.name() + ".label", row.label(), TEXT, "a text on one line");
    }
  }

  private void labels(String key, List<String> labels) {
    Set<String> seen = new HashSet<>();
    for (String label : labels) {
      if (!seen.add(label)) {
        throw file.wrong(key, label, "a label of its own for each");
      }
    }
  }

  private void matches(String key, String text, Pattern pattern, String expected) {
    if (text == null || !pattern.matcher(text).matches()) {
      throw file.wrong(key, text, expected);
    }
  }
}
