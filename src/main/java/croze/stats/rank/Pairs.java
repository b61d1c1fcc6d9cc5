package croze.stats.rank;

import croze.InvalidInputException;
import java.util.Arrays;
import java.util.BitSet;

/** Observations of several variables side by side, without those that a NaN policy drops. */
public record Pairs(double[][] columns) {

  /**
   * @throws InvalidInputException if the columns differ in length
   */
  public static Pairs of(NanPolicy nans, double[]... columns) {
    int n = columns[0].length;
    for (int c = 1; c < columns.length; c++) {
      if (columns[c].length != n) {
        throw new InvalidInputException(
            "correlation: variable "
                + (c + 1)
                + " has "
                + columns[c].length
                + " values, expected "
                + n
                + " as in variable 1; give both one value an architecture");
      }
    }
    BitSet kept = nans.kept(columns[0]);
    for (double[] column : columns) {
      kept.and(nans.kept(column));
    }
    return new Pairs(
        Arrays.stream(columns)
            .map(column -> kept.stream().mapToDouble(i -> column[i]).toArray())
            .toArray(double[][]::new));
  }

  public int n() {
    return columns[0].length;
  }
}
