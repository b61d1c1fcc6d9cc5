package croze.report.plot;

import croze.study.result.CurveTable;
import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Unit;
import croze.study.result.SideTable;
import croze.study.result.SpreadTable;
import java.util.ArrayList;
import java.util.List;

/** The pictures of a table: for each data set bars, and of correlations a heat map. */
public final class TablePictures {
  private TablePictures() {}

  public static List<Picture> of(ResultTable table) {
    List<Picture> pictures = new ArrayList<>();
    for (Part part : Part.of(table).stream().filter(p -> p.view().statistic().isDrawn()).toList()) {
      String suffix = "-" + part.suffix(table);
      pictures.add(new Picture(table.name() + "-bars" + suffix, () -> Bars.of(table, part)));
      if (table.unit() == Unit.CORRELATION) {
        pictures.add(new Picture(table.name() + "-heat" + suffix, () -> HeatMap.of(table, part)));
      }
    }
    return pictures;
  }

  /** The pictures of what stands beside a table. */
  public static List<Picture> of(SideTable side, ResultTable table) {
    return side instanceof SpreadTable spread
        ? SpreadBars.of(spread, table)
        : Curves.of((CurveTable) side, table);
  }
}
