package croze.report;

import croze.figure.Figure;
import croze.report.frame.TableFrames;
import croze.report.text.CellText;
import croze.report.text.MarkdownText;
import croze.study.result.ResultTable.Unit;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A figure as a data frame and in Markdown. */
public final class FigureReport {
  private FigureReport() {}

  /** One line a value: {@code group, series, value, low, high, paper, n}. */
  public static Table frame(Figure figure) {
    List<Figure.Value> values =
        Stream.concat(figure.values().stream(), figure.beside().stream()).toList();
    return Table.create(
        figure.name(),
        StringColumn.create("group", values.stream().map(Figure.Value::group)),
        StringColumn.create("series", values.stream().map(Figure.Value::series)),
        numbers("value", values, Figure.Value::value),
        numbers("low", values, Figure.Value::low),
        numbers("high", values, Figure.Value::high),
        numbers("paper", values, Figure.Value::paper),
        IntColumn.create("n", values.stream().mapToInt(Figure.Value::n).toArray()));
  }

  private static DoubleColumn numbers(
      String name, List<Figure.Value> values, ToDoubleFunction<Figure.Value> field) {
    return TableFrames.numbers(name, "0.000000", values.stream().mapToDouble(field).toArray());
  }

  public static String markdown(Figure figure) {
    StringBuilder text = new StringBuilder("# " + MarkdownText.escape(figure.title()) + "\n\n");
    text.append(table(figure.axis(), figure.values())).append('\n');
    if (!figure.beside().isEmpty()) {
      text.append(table(figure.besideName(), figure.beside())).append('\n');
    }
    figure.remarks().forEach(r -> text.append("* ").append(MarkdownText.escape(r)).append('\n'));
    return text.toString();
  }

  private static String table(String heading, List<Figure.Value> values) {
    StringBuilder text = new StringBuilder();
    text.append("| | | ").append(heading).append(" | 95 % interval | paper | n |\n");
    text.append("| --- | --- | --: | --- | --: | --: |\n");
    for (Figure.Value v : values) {
      text.append(
          "| %s | %s | %s | %s | %s | %d |\n"
              .formatted(
                  v.group(),
                  v.series(),
                  value(v.value()),
                  Double.isNaN(v.low()) ? "" : value(v.low()) + " to " + value(v.high()),
                  value(v.paper()),
                  v.n()));
    }
    return text.toString();
  }

  private static String value(double value) {
    return CellText.value(value, Unit.CORRELATION);
  }
}
