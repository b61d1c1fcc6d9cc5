package croze.study.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table that stands beside that of a study, in files of its own. */
public sealed interface SideTable permits SpreadTable, CurveTable {

  /** Name of its files: {@code table1-samples}. */
  String name();

  /** This table and then that of another data set, which has the same name. */
  SideTable with(SideTable other);

  /** Tables of the same name, of one data set each, as one. */
  static List<SideTable> joined(List<? extends SideTable> tables) {
    Map<String, SideTable> byName = new LinkedHashMap<>();
    for (SideTable table : tables) {
      byName.merge(table.name(), table, SideTable::with);
    }
    return List.copyOf(byName.values());
  }
}
