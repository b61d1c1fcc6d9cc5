package croze.stats;

import croze.InvalidInputException;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.math3.stat.StatUtils;

/**
 * How much of a statistic's variance comes from each of two crossed random factors, such as the
 * seed of the initialisation (rows) and of the batch (columns), from one value a pair.
 *
 * <p>The model is value(i, j) = μ + row(i) + column(j) + rest(i, j); the rest is interaction, which
 * one value a pair cannot tell from noise. The ANOVA estimators are, for a rows and b columns,
 * σ²rest = MSrest, σ²row = (MSrow − MSrest)/b and σ²column = (MScolumn − MSrest)/a, negative ones
 * set to 0 (Searle, Casella and McCulloch, Variance Components, 1992, ch. 4).
 *
 * @param mean mean of all values
 * @param standardDeviation of all values, with the divisor ab − 1
 * @param row variance from the rows' factor
 * @param column variance from the columns' factor
 * @param rest variance from interaction and noise
 */
public record VarianceComponents(
    double mean, double standardDeviation, double row, double column, double rest) {

  /**
   * @param values by row and column, at least 2 × 2
   * @throws InvalidInputException if there are fewer, the rows differ in length, or a value is NaN
   */
  public static VarianceComponents of(double[][] values) {
    int a = values.length;
    int b = a == 0 ? 0 : values[0].length;
    double[] all = Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray();
    if (a < 2 || b < 2 || Arrays.stream(values).anyMatch(row -> row.length != b)) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "variance components: found rows of lengths %s, "
                  + "expected 2 or more rows of one length of 2 or more; run more seeds",
              Arrays.toString(Arrays.stream(values).mapToInt(r -> r.length).toArray())));
    }
    for (int i = 0; i < all.length; i++) {
      if (Double.isNaN(all[i])) {
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "variance components: row %d, column %d is NaN, expected a number; leave that seed out",
                i / b + 1,
                i % b + 1));
      }
    }
    double[] rowMeans = Arrays.stream(values).mapToDouble(StatUtils::mean).toArray();
    double[] columnMeans = new double[b];
    for (double[] row : values) {
      for (int j = 0; j < b; j++) {
        columnMeans[j] += row[j] / a;
      }
    }
    double mean = StatUtils.mean(all);
    double restSquares = 0;
    for (int i = 0; i < a; i++) {
      for (int j = 0; j < b; j++) {
        double rest = values[i][j] - rowMeans[i] - columnMeans[j] + mean;
        restSquares += rest * rest;
      }
    }
    double msRest = restSquares / ((a - 1) * (b - 1));
    double msRow = b * StatUtils.variance(rowMeans);
    double msColumn = a * StatUtils.variance(columnMeans);
    return new VarianceComponents(
        mean,
        Math.sqrt(StatUtils.variance(all)),
        Math.max(0, (msRow - msRest) / b),
        Math.max(0, (msColumn - msRest) / a),
        msRest);
  }
}
