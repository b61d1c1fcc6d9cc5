package croze.stats;

import croze.InvalidInputException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Observations of several variables side by side, without those that a NaN policy drops. */
record Pairs(double[][] columns) {

  /**
   * @throws InvalidInputException if the columns differ in length
   */
  static Pairs of(NanPolicy nans, double[]... columns) {
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
    int[] kept =
        IntStream.range(0, n)
            .filter(i -> Arrays.stream(columns).noneMatch(column -> nans.drops(column[i])))
            .toArray();
    return new Pairs(
        Arrays.stream(columns)
            .map(column -> Arrays.stream(kept).mapToDouble(i -> column[i]).toArray())
            .toArray(double[][]::new));
  }

  int n() {
    return columns[0].length;
  }

  /** How many ranks of a column (average ranks) are shared with another observation. */
  static int tied(double[] ranks) {
    Map<Double, Integer> counts = new HashMap<>();
    for (double rank : ranks) {
      counts.merge(rank, 1, Integer::sum);
    }
    return counts.values().stream().filter(count -> count > 1).mapToInt(count -> count).sum();
  }
}
