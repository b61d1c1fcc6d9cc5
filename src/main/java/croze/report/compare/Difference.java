package croze.report.compare;

/**
 * A figure that is not what it should be.
 *
 * @param study the table, or the file of scores
 * @param row the row; of scores the proxy
 * @param column the column; of scores the architecture
 * @param expected the figure expected, or why there is none
 * @param found the figure found, or why there is none
 */
public record Difference(String study, String row, String column, String expected, String found) {
  /** Stands for a figure that is not there. */
  public static final String NOTHING = "nothing";
}
