package croze.stats.resample;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * How a statistic spreads over draws, resamples or seeds.
 *
 * @param n values counted
 * @param mean their mean
 * @param standardDeviation with the divisor n − 1; 0 if n = 1
 * @param low lower end of the central interval, a percentile (Hyndman and Fan's type 7)
 * @param high upper end
 */
public record Spread(int n, double mean, double standardDeviation, double low, double high) {

  /**
   * @param values a NaN is left out; if none remains all but n are NaN
   * @param level the share of the values in the central interval, such as .95
   */
  public static Spread of(double[] values, double level) {
    double[] counted = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
    percentile.setData(counted);
    return new Spread(
        counted.length,
        StatUtils.mean(counted),
        Math.sqrt(StatUtils.variance(counted)),
        percentile.evaluate(50 * (1 - level)),
        percentile.evaluate(50 * (1 + level)));
  }

  /**
   * Where a value lies among others: the share of them below it, those equal to it counted half.
   *
   * @param values a NaN is left out
   * @return 0 … 1; NaN if the value is NaN or none remains
   */
  public static double position(double[] values, double value) {
    double below = 0;
    int counted = 0;
    for (double other : values) {
      if (!Double.isNaN(other)) {
        counted++;
        below += other < value ? 1 : other == value ? .5 : 0;
      }
    }
    return Double.isNaN(value) ? Double.NaN : below / counted;
  }
}
