package croze.report.evaluation;

import croze.evaluate.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An evaluation as text for a terminal, and as Markdown. */
public final class EvaluationText {
  private EvaluationText() {}

  /** For a terminal: the user's rows, columns under each other. */
  public static String console(Evaluation evaluation) {
    StringBuilder text = new StringBuilder();
    for (EvaluationTable table : EvaluationTable.overview(evaluation)) {
      text.append(table.title()).append('\n');
      List<List<String>> lines = new ArrayList<>(List.of(table.heading()));
      lines.addAll(table.lines());
      text.append(aligned(lines)).append('\n');
    }
    text.append(EvaluationTable.LEGEND).append('\n');
    evaluation.remarks().forEach(remark -> text.append(remark).append('\n'));
    return text.toString();
  }

  /** Lines of cells, each column as wide as its widest cell. */
  static String aligned(List<List<String>> lines) {
    int[] widths = new int[lines.get(0).size()];
    for (List<String> line : lines) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], line.get(c).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder cells = new StringBuilder();
      for (int c = 0; c < widths.length; c++) {
        cells.append(line.get(c)).append(" ".repeat(widths[c] - line.get(c).length() + 2));
      }
      text.append(cells.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  static String markdown(String name, Evaluation evaluation) {
    StringBuilder text = new StringBuilder("# Evaluation of " + escaped(name) + "\n\n");
    text.append(EvaluationTable.LEGEND).append('\n');
    evaluation.remarks().forEach(remark -> text.append("\n* ").append(escaped(remark)));
    for (EvaluationTable table : EvaluationTable.of(evaluation)) {
      text.append("\n## ").append(escaped(table.title())).append("\n\n");
      text.append(line(table.heading()));
      text.append("|").append(" --- |".repeat(table.heading().size())).append('\n');
      table.lines().forEach(cells -> text.append(line(cells)));
    }
    return text.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream()
        .map(EvaluationText::escaped)
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** Names are the user's: nothing in them is markup. */
  private static String escaped(String text) {
    return text.replaceAll("([\\\\|`*_<>\\[\\]#])", "\\\\$1").replaceAll("\\R", " ");
  }
}
