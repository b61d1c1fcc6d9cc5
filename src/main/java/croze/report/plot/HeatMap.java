package croze.report.plot;

import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Cell;
import croze.study.result.TableBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.style.HeatMapStyler;
import org.knowm.xchart.style.Styler.LegendPosition;

/** ρ of each row with each column of a block of a table, as colours and figures. */
final class HeatMap {
  private static final int MARGIN = 330;
  private static final int CELL_WIDTH = 84;
  private static final int HEAD = 110;
  private static final int CELL_HEIGHT = 30;

  /** Room of the scale of colours, which cuts off a title that is centred over the cells. */
  private static final int LEGEND = 200;

  /** What the scale needs with its numbers. */
  private static final int LEAST_HEIGHT = 260;

  private HeatMap() {}

  static HeatMapChart of(ResultTable table, TableBlock block) {
    return of(
        TablePictures.title(table, block, "Spearman's ρ"),
        "ρ",
        block.columns().stream().map(c -> table.columns().get(c).label()).toList(),
        // The axis points upwards, a table reads downwards.
        IntStream.range(0, table.rows().size())
            .mapToObj(y -> table.rows().get(row(table, y)).label())
            .toList(),
        values(table, block));
  }

  /**
   * Any values from −1 to 1.
   *
   * @param rows labels from below
   * @param values column, row and value
   */
  static HeatMapChart of(
      String title, String name, List<String> columns, List<String> rows, List<Number[]> values) {
    HeatMapChart chart =
        new HeatMapChartBuilder()
            .theme(Palette.THEME)
            .width(Math.max(LEGEND + Palette.width(title), MARGIN + CELL_WIDTH * columns.size()))
            .height(Math.max(LEAST_HEIGHT, HEAD + CELL_HEIGHT * rows.size()))
            .title(title)
            .build();
    HeatMapStyler styler = chart.getStyler();
    Palette.dress(styler);
    styler.setRangeColors(Palette.DIVERGING);
    styler.setMin(-1);
    styler.setMax(1);
    styler.setShowValue(true);
    styler.setValueFont(Palette.text(12));
    styler.setValueFontColor(Palette.INK);
    styler.setHeatMapValueDecimalPattern("0.000");
    styler.setLegendPosition(LegendPosition.OutsideE);
    styler.setPlotContentSize(1);
    styler.setDrawBorder(true);
    styler.setPlotGridLinesVisible(false);
    styler.setAxisTicksMarksVisible(false);
    chart.addSeries(name, columns, rows, values);
    return chart;
  }

  /** A cell would read -0.000. */
  private static double withoutSignOfZero(double value) {
    return Math.abs(value) < .0005 ? 0 : value;
  }

  private static List<Number[]> values(ResultTable table, TableBlock block) {
    List<Number[]> values = new ArrayList<>();
    for (int x = 0; x < block.columns().size(); x++) {
      for (int y = 0; y < table.rows().size(); y++) {
        Cell cell = table.cell(row(table, y), block.columns().get(x));
        if (cell.isDrawn()) {
          values.add(new Number[] {x, y, withoutSignOfZero(cell.measured())});
        }
      }
    }
    return values;
  }

  private static int row(ResultTable table, int y) {
    return table.rows().size() - 1 - y;
  }
}
