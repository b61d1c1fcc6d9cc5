package croze.report;

import croze.report.frame.SideFrame;
import croze.report.frame.TableFrames;
import croze.study.result.ResultTable;
import croze.study.result.SideTable;
import java.util.LinkedHashMap;
import java.util.Map;
import tech.tablesaw.api.Table;

/**
 * CSV: a line a cell, {@code table2.csv}; a line a row, {@code table2-wide.csv}; of correlations
 * their statistics, {@code table2-statistics.csv}.
 */
public final class CsvFormat implements ResultFormat {
  private static final String ENDING = ".csv";

  @Override
  public Map<String, String> files(ResultTable table) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(table.name() + ENDING, ReportFolder.csv(TableFrames.longFrame(table)));
    files.put(table.name() + "-wide" + ENDING, ReportFolder.csv(TableFrames.wideFrame(table)));
    Table statistics = TableFrames.statisticsFrame(table);
    if (!statistics.isEmpty()) {
      files.put(table.name() + "-statistics" + ENDING, ReportFolder.csv(statistics));
    }
    return files;
  }

  @Override
  public Map<String, String> files(SideTable side) {
    return Map.of(side.name() + ENDING, ReportFolder.csv(SideFrame.of(side)));
  }
}
