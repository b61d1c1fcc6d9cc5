package croze.report.compare;

import java.util.ArrayList;
import java.util.List;

/** Differences for a terminal: study, proxy, column, expected, found. */
public final class DifferenceText {
  private static final int SHOWN = 100;

  private DifferenceText() {}

  /** The first hundred, aligned, and how many more there are. */
  public static String render(List<Difference> differences) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("study", "proxy", "column", "expected", "found"));
    differences.stream()
        .limit(SHOWN)
        .forEach(d -> lines.add(List.of(d.study(), d.row(), d.column(), d.expected(), d.found())));
    int[] widths = new int[lines.get(0).size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder padded = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        padded.append(line.get(i)).append(" ".repeat(widths[i] - line.get(i).length() + 2));
      }
      text.append(padded.toString().stripTrailing()).append('\n');
    }
    if (differences.size() > SHOWN) {
      text.append("... and ").append(differences.size() - SHOWN).append(" more\n");
    }
    return text.toString();
  }
}
