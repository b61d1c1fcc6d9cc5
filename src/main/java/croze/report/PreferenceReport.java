package croze.report;

import croze.data.file.WritePermission;
import croze.found.Preferences;
import croze.found.Preferences.Line;
import croze.found.Preferences.Population;
import croze.report.frame.TableFrames;
import croze.report.text.MarkdownText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What is put first, as CSV and in Markdown. */
public final class PreferenceReport {
  /** Name of the files and of their folder. */
  public static final String NAME = "preferences";

  private static final String TITLE = "# What is put first";
  private static final WritePermission.Kind KIND =
      new WritePermission.Kind(
          "the preferences of proxies",
          head -> head.startsWith("space,architectures,by,") || head.startsWith(TITLE));

  private PreferenceReport() {}

  /** A mean of one line. */
  private record Entry(Population population, Line line, String property, double value) {}

  /**
   * Writes {@code preferences.csv}, a line a mean, and {@code preferences.md}.
   *
   * @return the files
   * @throws croze.InvalidInputException if other files of these names are there
   */
  public static List<Path> write(Path results, Preferences preferences) {
    Path folder = results.resolve(NAME);
    Map<String, String> files = new LinkedHashMap<>();
    files.put(NAME + ".csv", ReportFolder.csv(frame(preferences)));
    files.put(NAME + ".md", markdown(preferences));
    files.keySet().forEach(file -> WritePermission.of(folder.resolve(file), KIND));
    return ReportFolder.write(folder, files);
  }

  private static Table frame(Preferences preferences) {
    List<Entry> entries = new ArrayList<>();
    for (Population population : preferences.populations()) {
      for (Line line : population.lines()) {
        line.mean()
            .properties()
            .forEach((name, value) -> entries.add(new Entry(population, line, name, value)));
      }
    }
    return Table.create(
        NAME,
        texts("space", entries, e -> e.population().space()),
        texts("architectures", entries, e -> e.population().label()),
        texts("by", entries, e -> e.line().by()),
        IntColumn.create("n", entries.stream().mapToInt(e -> e.line().count()).toArray()),
        texts("property", entries, Entry::property),
        TableFrames.numbers(
            "mean", "0.######", entries.stream().mapToDouble(Entry::value).toArray()));
  }

  private static StringColumn texts(
      String name, List<Entry> entries, Function<Entry, String> field) {
    return StringColumn.create(name, entries.stream().map(field));
  }

  /** A table a population. */
  public static String markdown(Preferences preferences) {
    StringBuilder text = new StringBuilder(TITLE + "\n");
    text.append(
        """

        The mean cell of the best hundredth by each score or accuracy, and of all. Operations are counted whether live or not.
        depth: the most operations, skips aside, on a live path. width: live operations that read an input of the cell.
        live share: live operations among all but none.
        """);
    for (Population population : preferences.populations()) {
      List<String> names = List.copyOf(population.lines().get(0).mean().properties().keySet());
      text.append("\n## %s, %s\n\n| by | n |".formatted(population.space(), population.label()));
      names.forEach(name -> text.append(' ').append(name).append(" |"));
      text.append("\n| --- | --: |").append(" --: |".repeat(names.size())).append('\n');
      for (Line line : population.lines()) {
        text.append("| %s | %,d |".formatted(MarkdownText.escape(line.by()), line.count()));
        line.mean()
            .properties()
            .values()
            .forEach(mean -> text.append(String.format(Locale.ROOT, " %.2f |", mean)));
        text.append('\n');
      }
    }
    text.append('\n');
    preferences
        .remarks()
        .forEach(r -> text.append("* ").append(MarkdownText.escape(r)).append('\n'));
    return text.toString();
  }
}
