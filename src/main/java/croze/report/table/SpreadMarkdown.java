package croze.report.table;

import croze.image.Dataset;
import croze.report.text.CellText;
import croze.report.text.MarkdownText;
import croze.study.result.ResultTable.Unit;
import croze.study.result.SpreadTable;
import croze.study.result.SpreadTable.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A spread in Markdown: mean and interval, and where the paper's figure lies. */
public final class SpreadMarkdown {
  private SpreadMarkdown() {}

  public static String render(SpreadTable table) {
    boolean differences = table.lines().stream().anyMatch(line -> !Double.isNaN(line.noise()));
    StringBuilder text = new StringBuilder();
    text.append("# ").append(MarkdownText.escape(table.title())).append("\n\n");
    text.append("Each cell: mean over the draws [95 % of the draws lie here]");
    text.append(
        differences
            ? "; what the paper prints ± the noise, **bold** if it is beyond the noise: 95 % of the draws lie within it of their mean.\n"
            : "; what the paper prints and the share of the draws below it, **bold** outside the middle 95 %.\n");
    table
        .remarks()
        .forEach(remark -> text.append("\n").append(MarkdownText.escape(remark)).append('\n'));
    Map<String, List<Line>> blocks =
        table.lines().stream()
            .collect(
                Collectors.groupingBy(
                    line -> heading(line.dataset(), line),
                    LinkedHashMap::new,
                    Collectors.toList()));
    blocks.forEach((heading, lines) -> block(text, heading, lines, table.unit()));
    return text.toString();
  }

  private static String heading(Dataset dataset, Line line) {
    return "%s, draws of %s from %s"
        .formatted(
            dataset.label(), Caption.thousands(line.size()), Caption.thousands(line.scored()));
  }

  private static void block(StringBuilder text, String heading, List<Line> lines, Unit unit) {
    List<String> metrics = lines.stream().map(Line::metric).distinct().toList();
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (Line line : lines) {
      rows.computeIfAbsent(line.row(), row -> new ArrayList<>(List.of(row))).add(cell(line, unit));
    }
    text.append("\n| ").append(heading).append(" | ").append(String.join(" | ", metrics));
    text.append(" |\n| --- |").append(" --: |".repeat(metrics.size())).append('\n');
    rows.values().forEach(r -> text.append("| ").append(String.join(" | ", r)).append(" |\n"));
    text.append(verdict(lines));
  }

  /** How many of the paper's figures a sample could have given; empty if it prints none. */
  private static String verdict(List<Line> lines) {
    List<Line> printed = lines.stream().filter(l -> !Double.isNaN(l.paper())).toList();
    if (printed.isEmpty()) {
      return "";
    }
    String inside =
        String.format(
            Locale.ROOT,
            "\nFigures of the paper in the middle 95 %%: %d of %d",
            printed.stream().filter(SpreadMarkdown::isInside).count(),
            printed.size());
    String beyond =
        String.format(
            Locale.ROOT,
            "; differences beyond the noise: %d",
            printed.stream().filter(Line::beyondNoise).count());
    return inside + (printed.stream().allMatch(l -> Double.isNaN(l.noise())) ? "" : beyond) + ".\n";
  }

  private static boolean isInside(Line line) {
    return Math.abs(line.position() - .5) <= .475;
  }

  private static String cell(Line line, Unit unit) {
    String spread =
        "%s [%s, %s]"
            .formatted(
                CellText.value(line.spread().mean(), unit),
                CellText.value(line.spread().low(), unit),
                CellText.value(line.spread().high(), unit));
    if (Double.isNaN(line.paper())) {
      return spread;
    }
    String printed = CellText.value(line.paper(), unit);
    if (!Double.isNaN(line.noise())) {
      return spread
          + "; "
          + bold(printed, line.beyondNoise())
          + " ± "
          + CellText.value(line.noise(), unit);
    }
    String position = String.format(Locale.ROOT, "%.1f %%", 100 * line.position());
    return spread + "; " + bold(printed, !isInside(line)) + " at " + position;
  }

  private static String bold(String text, boolean really) {
    return really ? "**" + text + "**" : text;
  }
}
