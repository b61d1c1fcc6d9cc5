package croze.benchmark.robust;

import croze.benchmark.metric.Attack;
import croze.benchmark.table.AccuracyColumns;
import croze.benchmark.table.ArchitectureTable;
import croze.benchmark.table.PublishedRows;
import croze.data.DataFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a table of all attacks at one epsilon: CSV, column {@code uid} and one column an attack.
 */
final class ReducedTable {
  private ReducedTable() {}

  /** The accuracies of every architecture, one array an attack, in order of {@link Attack}. */
  static double[][] read(DataFile file, ArchitectureTable architectures) {
    List<String> names = new ArrayList<>(List.of("uid"));
    Arrays.stream(Attack.values()).map(Attack::key).forEach(names::add);
    PublishedRows rows = new PublishedRows(file.path(), names);
    int attacks = Attack.values().length;
    AccuracyColumns columns = new AccuracyColumns(architectures, attacks, rows::wrong);
    for (String[] row = rows.next(); row != null; row = rows.next()) {
      columns.put(row[0], Arrays.stream(row).skip(1).mapToDouble(rows::number).toArray());
    }
    return columns.expand();
  }
}
