package croze.report;

import croze.report.table.TableJson;
import croze.study.result.ResultTable;
import java.util.Map;

/** JSON, which the HTML report reads, {@code table2.json}. */
public final class JsonFormat implements ResultFormat {

  @Override
  public Map<String, String> files(ResultTable table) {
    return Map.of(table.name() + ".json", TableJson.render(table));
  }
}
