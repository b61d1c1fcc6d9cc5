package croze.benchmark.nb201;

import croze.benchmark.robust.RobustAccuracies;
import croze.benchmark.table.ArchitectureTable;
import croze.benchmark.table.PublishedRows;
import croze.data.DataFile;
import croze.data.DataFolder;
import croze.image.Dataset;
import croze.space.nb201.CellSpace;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * NAS-Bench-201's own test accuracies after 200 epochs (Dong and Yang, ICLR 2020), mean of its
 * seeds. Unlike {@link RobustAccuracies} each of the 15,625 networks was trained. Immutable.
 */
public final class TestAccuracies {
  private static final String NAME = "nas-bench-201/nats_bench.csv";
  private static final List<String> COLUMNS =
      List.of(
          "ArchitectureString",
          "CIFAR10TestAccuracy200Epochs",
          "CIFAR100TestAccuracy200Epochs",
          "ImageNetTestAccuracy200Epochs");

  private final Map<Dataset, double[]> byDataset = new EnumMap<>(Dataset.class);

  private TestAccuracies() {}

  /**
   * Reads the table and holds its rows against {@link CellSpace}.
   *
   * @throws croze.InvalidInputException if the file is missing or broken, or row i is not about
   *     architecture i
   */
  public static TestAccuracies load(DataFolder folder) {
    DataFile file = folder.locate(NAME);
    TestAccuracies table = new TestAccuracies();
    for (Dataset dataset : Dataset.values()) {
      table.byDataset.put(dataset, new double[ArchitectureTable.SIZE]);
    }
    PublishedRows rows = new PublishedRows(file.path(), COLUMNS);
    int index = 0;
    for (String[] row = rows.next(); row != null; row = rows.next()) {
      table.put(rows, index++, row);
    }
    if (index < ArchitectureTable.SIZE) {
      throw rows.wrong("the end after " + index + " rows", ArchitectureTable.SIZE + " rows");
    }
    return table;
  }

  private void put(PublishedRows at, int index, String[] row) {
    if (index == ArchitectureTable.SIZE) {
      throw at.wrong("one more row", ArchitectureTable.SIZE + " rows");
    }
    String expected = CellSpace.cell(index).toString();
    if (!row[0].equals(expected)) {
      throw at.wrong("id " + index + ": " + row[0], expected);
    }
    for (Dataset dataset : Dataset.values()) {
      double percent = at.number(row[1 + dataset.ordinal()]);
      if (!(percent >= 0 && percent <= 100)) {
        throw at.wrong("id " + index + ": accuracy " + percent, "0 to 100");
      }
      byDataset.get(dataset)[index] = percent / 100;
    }
  }

  /** The test accuracy, 0 … 1, of every architecture in order of the index. */
  public double[] accuracy(Dataset dataset) {
    return byDataset.get(dataset).clone();
  }
}
