package croze.report.plot;

import croze.evaluate.Evaluation;
import croze.evaluate.EvaluationRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** ρ of the user's proxies and of those that are known, by data set, view and benchmark. */
public final class EvaluationBars {
  private EvaluationBars() {}

  public static List<Picture> of(Evaluation evaluation) {
    List<Picture> pictures = new ArrayList<>();
    parts(evaluation.rows(), row -> List.of(row.target().dataset(), row.view()))
        .forEach(
            part -> {
              int before = pictures.size();
              for (List<EvaluationRow> rows : parts(part, row -> row.target().benchmark())) {
                List<String> metrics = distinct(rows.stream().map(r -> r.target().metric()));
                for (int m = 0; m < metrics.size(); m += BarChart.MOST) {
                  List<String> shown =
                      metrics.subList(m, Math.min(m + BarChart.MOST, metrics.size()));
                  pictures.add(picture(rows, shown, pictures.size() - before + 1));
                }
              }
            });
    return pictures;
  }

  private static Collection<List<EvaluationRow>> parts(
      List<EvaluationRow> rows, Function<EvaluationRow, Object> key) {
    return rows.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  private static Picture picture(List<EvaluationRow> rows, List<String> shown, int number) {
    List<String> proxies = distinct(rows.stream().map(EvaluationRow::proxy));
    double[][] values = new double[proxies.size()][shown.size()];
    List<List<Mark>> marks = new ArrayList<>();
    double low = 0;
    for (int p = 0; p < proxies.size(); p++) {
      List<Mark> line = new ArrayList<>();
      for (int m = 0; m < shown.size(); m++) {
        Optional<EvaluationRow> row = find(rows, proxies.get(p), shown.get(m));
        values[p][m] = row.map(r -> r.estimate().rho()).orElse(Double.NaN);
        Mark mark =
            row.map(r -> new Mark(r.estimate().low(), r.estimate().high(), Double.NaN))
                .orElse(new Mark(Double.NaN, Double.NaN, Double.NaN));
        line.add(mark);
        low = Double.isNaN(mark.low()) ? low : Math.min(low, mark.low());
      }
      marks.add(line);
    }
    double floor = Math.floor(10 * low) / 10;
    EvaluationRow first = rows.get(0);
    String view = first.view().equals("all") ? "all cells" : first.view() + " cells";
    return new Picture(
        "%s-%s-%d".formatted(first.target().dataset(), first.view(), number),
        () ->
            new BarChart(
                    "Spearman's ρ, %s, %s, %s"
                        .formatted(first.target().dataset(), first.target().benchmark(), view),
                    "ρ",
                    "line: 95 % bootstrap interval",
                    proxies,
                    shown,
                    values,
                    marks,
                    "0.0",
                    floor,
                    1)
                .drawn());
  }

  private static List<String> distinct(Stream<String> names) {
    return List.copyOf(new LinkedHashSet<>(names.toList()));
  }

  private static Optional<EvaluationRow> find(
      List<EvaluationRow> rows, String proxy, String metric) {
    return rows.stream()
        .filter(r -> r.proxy().equals(proxy) && r.target().metric().equals(metric))
        .findFirst();
  }
}
