package croze.report.plot;

import croze.figure.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A figure of the paper as bars. */
public final class FigureChart {
  private FigureChart() {}

  public static Picture of(Figure figure) {
    List<String> groups = figure.values().stream().map(Figure.Value::group).distinct().toList();
    List<String> series = figure.values().stream().map(Figure.Value::series).distinct().toList();
    double[][] values = new double[groups.size()][series.size()];
    List<List<Mark>> marks = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      List<Mark> row = new ArrayList<>();
      for (int s = 0; s < series.size(); s++) {
        String group = groups.get(g);
        String bar = series.get(s);
        Figure.Value value =
            figure.values().stream()
                .filter(v -> v.group().equals(group) && v.series().equals(bar))
                .findFirst()
                .orElseThrow();
        values[g][s] = value.value();
        row.add(new Mark(value.low(), value.high(), value.paper()));
      }
      marks.add(row);
    }
    boolean papers = figure.values().stream().anyMatch(v -> !Double.isNaN(v.paper()));
    boolean intervals = figure.values().stream().anyMatch(v -> !Double.isNaN(v.low()));
    double highest = edges(figure).max().orElse(1);
    BarChart chart =
        new BarChart(
            figure.title(),
            figure.axis(),
            Stream.of(
                    intervals ? "line: 95 % bootstrap interval" : "",
                    papers ? "diamond: the paper's figure" : "")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; ")),
            groups,
            series,
            values,
            marks,
            "0.0",
            Math.min(0, Math.floor(10 * edges(figure).min().orElse(0)) / 10),
            highest <= 1 ? 1 : 1.06 * highest);
    return new Picture(figure.name(), chart::drawn);
  }

  private static DoubleStream edges(Figure figure) {
    return figure.values().stream()
        .flatMapToDouble(v -> DoubleStream.of(v.value(), v.low(), v.high(), v.paper()))
        .filter(v -> !Double.isNaN(v));
  }
}
