package croze.report;

import croze.report.table.MarkdownTable;
import croze.report.table.SpreadMarkdown;
import croze.study.result.ResultTable;
import croze.study.result.SideTable;
import croze.study.result.SpreadTable;
import java.util.Map;

/** Markdown, {@code table2.md}; also of spreads. */
public final class MarkdownFormat implements ResultFormat {
  private static final String ENDING = ".md";

  @Override
  public Map<String, String> files(ResultTable table) {
    return Map.of(table.name() + ENDING, MarkdownTable.render(table));
  }

  @Override
  public Map<String, String> files(SideTable side) {
    return side instanceof SpreadTable spread
        ? Map.of(spread.name() + ENDING, SpreadMarkdown.render(spread))
        : Map.of();
  }
}
