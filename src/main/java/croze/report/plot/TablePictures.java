package croze.report.plot;

import croze.study.result.CurveTable;
import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Coverage;
import croze.study.result.ResultTable.Unit;
import croze.study.result.SideTable;
import croze.study.result.SpreadTable;
import croze.study.result.TableBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The pictures of a table: for each data set bars, and of correlations a heat map. */
public final class TablePictures {
  private TablePictures() {}

  public static List<Picture> of(ResultTable table) {
    List<Picture> pictures = new ArrayList<>();
    for (TableBlock each : TableBlock.of(table)) {
      TableBlock block = each.drawn(table);
      if (block.columns().isEmpty() || !block.view().statistic().isDrawn()) {
        continue;
      }
      String suffix =
          "-" + block.dataset().id() + (table.views().size() == 1 ? "" : "-" + block.view().id());
      pictures.add(new Picture(table.name() + "-bars" + suffix, () -> Bars.of(table, block)));
      if (table.unit() == Unit.CORRELATION) {
        pictures.add(new Picture(table.name() + "-heat" + suffix, () -> HeatMap.of(table, block)));
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

  /** What is shown, of which benchmark and data set, of how many architectures. */
  static String title(ResultTable table, TableBlock block, String what) {
    return "%s, %s, %s%s%s"
        .formatted(
            what,
            table.benchmark(),
            block.dataset().label(),
            table.views().size() == 1 ? "" : ", " + block.view().label(),
            coverage(table, block).map(TablePictures::share).orElse(""));
  }

  private static String share(Coverage c) {
    return c.complete()
        ? String.format(Locale.ROOT, ", all %,d architectures", c.total())
        : String.format(
            Locale.ROOT,
            ", PARTIAL: %,d of %,d architectures (%.1f %%)",
            c.scored(),
            c.total(),
            100 * c.fraction());
  }

  private static Optional<Coverage> coverage(ResultTable table, TableBlock block) {
    return table.leastCoverage(
        c -> c.dataset() == block.dataset() && c.view().equals(block.view()));
  }
}
