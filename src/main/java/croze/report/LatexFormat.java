package croze.report;

import croze.report.table.LatexTable;
import croze.study.result.ResultTable;
import java.util.Map;

/** LaTeX, {@code table2.tex}. */
public final class LatexFormat implements ResultFormat {

  @Override
  public Map<String, String> files(ResultTable table) {
    return Map.of(table.name() + ".tex", LatexTable.render(table));
  }
}
