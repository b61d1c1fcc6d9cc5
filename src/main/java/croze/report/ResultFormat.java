package croze.report;

import croze.study.result.ResultTable;
import croze.study.result.SideTable;
import java.util.Map;

/**
 * Format of the files of a study: a table in, its files out.
 *
 * <p>To add one: write a class and name it in {@code META-INF/services/croze.report.ResultFormat}
 * of a jar on the class path. Stateless and thread safe.
 */
public interface ResultFormat {

  /** Texts of the files of a table by their names, each of which begins with the table's. */
  Map<String, String> files(ResultTable table);

  /** The same of what stands beside a table; by default none. */
  default Map<String, String> files(SideTable side) {
    return Map.of();
  }
}
