package croze.benchmark.table;

import croze.InvalidInputException;
import java.util.function.BiFunction;

/**
 * Collects the accuracies of one file, id by id, and spreads them over all architectures.
 *
 * <p>Used by one reader, then thrown away.
 */
public final class AccuracyColumns {
  private final ArchitectureTable architectures;
  private final double[][] byIndex;
  private final boolean[] seen = new boolean[ArchitectureTable.SIZE];
  private final BiFunction<String, String, InvalidInputException> wrong;

  /**
   * @param columns values an id has
   * @param wrong makes an error that says where the reader is, of what was found and what expected
   */
  public AccuracyColumns(
      ArchitectureTable architectures,
      int columns,
      BiFunction<String, String, InvalidInputException> wrong) {
    this.architectures = architectures;
    this.byIndex = new double[columns][ArchitectureTable.SIZE];
    this.wrong = wrong;
  }

  /** The values of one id: a representative that did not come before, each in [0, 1]. */
  public void put(String id, double[] values) {
    int index = index(id);
    if (seen[index]) {
      throw wrong.apply("id " + id + " a second time", "each id once");
    }
    seen[index] = true;
    if (values.length != byIndex.length) {
      throw wrong.apply(
          "id " + id + " with " + values.length + " values", Integer.toString(byIndex.length));
    }
    for (int column = 0; column < values.length; column++) {
      if (!(values[column] >= 0 && values[column] <= 1)) {
        throw wrong.apply("id " + id + " with accuracy " + values[column], "0 to 1");
      }
      byIndex[column][index] = values[column];
    }
  }

  private int index(String id) {
    int index = ArchitectureTable.index(id);
    if (index < 0 || architectures.isomorph(index) != index) {
      throw wrong.apply("id '" + id + "'", "an id that meta.json names as an isomorph");
    }
    return index;
  }

  /** Per column, the accuracy of every architecture, looked up through its isomorph. */
  public double[][] expand() {
    for (int i = 0; i < ArchitectureTable.SIZE; i++) {
      int isomorph = architectures.isomorph(i);
      if (!seen[isomorph]) {
        throw wrong.apply("no id " + isomorph, "every isomorph of meta.json");
      }
      for (double[] column : byIndex) {
        column[i] = column[isomorph];
      }
    }
    return byIndex;
  }
}
