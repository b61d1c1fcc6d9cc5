package croze.report.html;

import java.util.Arrays;
import java.util.List;

/**
 * Values of architectures that a reader may look up.
 *
 * @param dataset name of the data set, as readers see it
 * @param title what the values are: {@code Scores}, {@code Accuracy (%)}
 * @param source where they come from
 * @param digits how many of a value are kept
 * @param columns one a proxy or accuracy
 */
public record ArchitectureColumns(
    String dataset, String title, String source, int digits, List<Column> columns) {

  /**
   * @param label name, as readers see it
   * @param computed whether the architecture of that index has a value; what has may be NaN
   * @param values 15,625 values by index
   */
  public record Column(String label, boolean[] computed, double[] values) {

    /** A column that has a value of every architecture. */
    public static Column complete(String label, double[] values) {
      boolean[] all = new boolean[values.length];
      Arrays.fill(all, true);
      return new Column(label, all, values);
    }
  }
}
