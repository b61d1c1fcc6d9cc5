package croze.report;

import croze.study.audit.Finding;
import croze.study.audit.Finding.Check;
import croze.study.audit.Finding.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** An audit for readers: how much agrees, and each figure that does not. */
public final class AuditText {
  private static final List<String> HEADING =
      List.of("table", "row", "column", "check", "printed", "recomputed", "allowed", "verdict");

  private AuditText() {}

  /** For a terminal: what does not agree, a note under each. */
  public static String console(List<Finding> findings) {
    List<List<String>> lines = new ArrayList<>(List.of(HEADING));
    List<Finding> shown = findings.stream().filter(f -> f.verdict() != Verdict.AGREES).toList();
    shown.forEach(f -> lines.add(cells(f)));
    int[] widths = new int[HEADING.size()];
    lines.forEach(
        line -> {
          for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], line.get(i).length());
          }
        });
    StringBuilder text = new StringBuilder(summary(findings)).append("\n\n");
    for (int l = 0; l < lines.size(); l++) {
      for (int i = 0; i < widths.length; i++) {
        text.append(lines.get(l).get(i))
            .append(" ".repeat(widths[i] - lines.get(l).get(i).length() + 2));
      }
      text.setLength(text.toString().stripTrailing().length());
      text.append('\n');
      if (l > 0 && !shown.get(l - 1).note().isEmpty()) {
        text.append("    ").append(shown.get(l - 1).note()).append('\n');
      }
    }
    return text.toString();
  }

  public static String markdown(List<Finding> findings) {
    StringBuilder text = new StringBuilder("# Audit of the paper's printed figures\n\n");
    text.append(summary(findings)).append("\n\n");
    text.append(
        """
        Every printed figure stands for half a unit of its last place to either side; *allowed* is the range that the
        figures which it follows from leave for it. *apart*: nothing printed explains the difference. *spread* and *undecided*
        are harmonic robustness scores of means, of which the mean of scores is always lower: by an amount that the printed
        deviations allow, or by one that cannot be told.

        """);
    row(text, HEADING, "note");
    row(text, HEADING.stream().map(h -> "---").toList(), "---");
    findings.stream()
        .filter(f -> f.verdict() != Verdict.AGREES)
        .forEach(f -> row(text, cells(f), f.note()));
    text.append("\n| check | ").append(join(Verdict.values())).append(" |\n| --- |");
    text.append(" --: |".repeat(Verdict.values().length)).append('\n');
    for (Check check : Check.values()) {
      text.append("| ").append(check.id());
      for (Verdict verdict : Verdict.values()) {
        text.append(" | ")
            .append(
                findings.stream()
                    .filter(f -> f.check() == check && f.verdict() == verdict)
                    .count());
      }
      text.append(" |\n");
    }
    return text.toString();
  }

  private static String join(Verdict[] verdicts) {
    return Arrays.stream(verdicts).map(Verdict::id).collect(Collectors.joining(" | "));
  }

  private static void row(StringBuilder text, List<String> cells, String note) {
    text.append("| ").append(String.join(" | ", cells)).append(" | ").append(note).append(" |\n");
  }

  /** One line: how many figures were checked, and what came of it. */
  private static String summary(List<Finding> findings) {
    return findings.size()
        + " checks of the paper's printed figures: "
        + Arrays.stream(Verdict.values())
            .map(v -> v.id() + " " + findings.stream().filter(f -> f.verdict() == v).count())
            .collect(Collectors.joining(", "))
        + ".";
  }

  private static List<String> cells(Finding f) {
    int places = f.printed().scale();
    return List.of(
        f.table(),
        f.row(),
        f.column(),
        f.check().id(),
        f.printed().toPlainString(),
        number(f.recomputed(), places + 1),
        allowed(f, places),
        f.verdict().id());
  }

  private static String allowed(Finding f, int places) {
    String low = number(f.low(), places + 1);
    String high = number(f.high(), places + 1);
    return low.equals(high) ? low : low + " to " + high;
  }

  private static String number(double value, int places) {
    return Double.isNaN(value)
        ? ""
        : BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP).toPlainString();
  }
}
