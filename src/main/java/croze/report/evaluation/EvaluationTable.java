package croze.report.evaluation;

import croze.evaluate.Comparison;
import croze.evaluate.Evaluation;
import croze.evaluate.EvaluationRow;
import croze.image.Dataset;
import croze.stats.correlation.PairedDifference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A table of an evaluation, as texts.
 *
 * @param title what the lines are about
 * @param heading names of the columns
 * @param lines texts by proxy and column
 */
record EvaluationTable(String title, List<String> heading, List<List<String>> lines) {

  /** What the columns are. */
  static final String LEGEND =
      "ρ: Spearman's rank correlation with its 95 % bootstrap interval. τ: Kendall's τ-b. ρ | size:"
          + " partial ρ controlling for effective_params. nDCG, mean, best, regret: of the k"
          + " architectures of the highest scores. noise: share of the ranking that is noise of the"
          + " seed. − x: ρ minus that of x on the same resamples, with its 95 % interval and p"
          + " after Holm's correction over the data set and view; the best known proxy was picked"
          + " on these very accuracies.";

  /** A table of every accuracy in every view. */
  static List<EvaluationTable> of(Evaluation evaluation) {
    return parts(
        evaluation.rows(),
        row -> List.of(row.target().dataset(), row.view(), row.target().metric()),
        EvaluationTable::table);
  }

  /** A table of every data set: the user's rows only, a line an accuracy and view. */
  static List<EvaluationTable> overview(Evaluation evaluation) {
    return parts(
        evaluation.rows().stream().filter(EvaluationRow::own).toList(),
        row -> List.of(row.target().dataset()),
        EvaluationTable::overview);
  }

  private static List<EvaluationTable> parts(
      List<EvaluationRow> rows,
      Function<EvaluationRow, List<String>> key,
      Function<List<EvaluationRow>, EvaluationTable> table) {
    return rows.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(table)
        .toList();
  }

  private static EvaluationTable table(List<EvaluationRow> rows) {
    EvaluationRow first = rows.get(0);
    boolean noise = rows.stream().anyMatch(r -> r.noise().isPresent());
    List<String> heading = new ArrayList<>(List.of("proxy"));
    heading.addAll(heading(first, noise));
    first.comparisons().forEach(c -> heading.add("− " + known(c)));
    heading.add("n");
    List<List<String>> lines = new ArrayList<>();
    for (EvaluationRow row : rows) {
      List<String> line = new ArrayList<>(List.of(row.proxy()));
      line.addAll(values(row, noise));
      for (int c = 0; c < first.comparisons().size(); c++) {
        line.add(row.own() ? test(row.comparisons().get(c).test()) : "");
      }
      line.add(String.format(Locale.ROOT, "%,d", row.estimate().n()));
      lines.add(line);
    }
    return new EvaluationTable(
        "%s, %s (%s), %s"
            .formatted(
                label(first), first.target().metric(), first.target().benchmark(), view(first)),
        heading,
        lines);
  }

  private static EvaluationTable overview(List<EvaluationRow> rows) {
    EvaluationRow first = rows.get(0);
    boolean noise = rows.stream().anyMatch(r -> r.noise().isPresent());
    List<String> heading = new ArrayList<>(List.of("accuracy", "cells", "proxy"));
    heading.addAll(heading(first, noise));
    first.comparisons().forEach(c -> heading.add("− " + c.role()));
    heading.add("n");
    List<List<String>> lines = new ArrayList<>();
    for (EvaluationRow row : rows) {
      List<String> line = new ArrayList<>(List.of(row.target().metric(), row.view(), row.proxy()));
      line.addAll(values(row, noise));
      for (Comparison c : row.comparisons()) {
        String name = c.role().equals(c.known()) ? "" : " " + c.known();
        line.add(
            String.format(Locale.ROOT, "%+.3f", c.test().difference())
                + (Double.isNaN(c.test().holm()) ? "" : " p " + p(c.test().holm()))
                + name);
      }
      line.add(String.format(Locale.ROOT, "%,d", row.estimate().n()));
      lines.add(line);
    }
    return new EvaluationTable(label(first), heading, lines);
  }

  private static List<String> heading(EvaluationRow row, boolean noise) {
    String k = "@" + row.top().k();
    List<String> heading =
        new ArrayList<>(
            List.of(
                "ρ", "95 %", "τ", "ρ | size", "nDCG" + k, "mean" + k, "best" + k, "regret" + k));
    if (noise) {
      heading.add("noise");
    }
    return heading;
  }

  private static List<String> values(EvaluationRow row, boolean noise) {
    List<String> values =
        new ArrayList<>(
            List.of(
                number(row.estimate().rho(), 3),
                interval(row.estimate().low(), row.estimate().high()),
                number(row.estimate().tau(), 3),
                number(row.controllingForSize(), 3),
                number(row.gain().value(), 3)));
    for (double value : new double[] {row.top().mean(), row.top().best(), row.regret()}) {
      // Accuracies of the published tables are shares; a user's own keep their unit.
      values.add(row.target().isPublished() ? number(100 * value, 2) : number(value, 4));
    }
    if (noise) {
      values.add(row.noise().map(n -> number(n.share(), 3)).orElse(""));
    }
    return values;
  }

  private static String view(EvaluationRow row) {
    return row.view().equals("all") ? "all cells" : row.view() + " cells";
  }

  private static String label(EvaluationRow row) {
    return Arrays.stream(Dataset.values())
        .filter(d -> d.id().equals(row.target().dataset()))
        .map(Dataset::label)
        .findFirst()
        .orElse(row.target().dataset());
  }

  private static String known(Comparison comparison) {
    return comparison.role().equals(comparison.known())
        ? comparison.known()
        : comparison.known() + " (best known)";
  }

  private static String test(PairedDifference test) {
    return Double.isNaN(test.difference())
        ? "-"
        : "%s %s%s"
            .formatted(
                String.format(Locale.ROOT, "%+.3f", test.difference()),
                interval(test.low(), test.high()),
                Double.isNaN(test.holm()) ? "" : " p " + p(test.holm()));
  }

  private static String p(double p) {
    return p < .001 ? "< .001" : String.format(Locale.ROOT, "%.3f", p);
  }

  private static String interval(double low, double high) {
    return Double.isNaN(low) ? "-" : "[" + number(low, 3) + ", " + number(high, 3) + "]";
  }

  private static String number(double value, int decimals) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
