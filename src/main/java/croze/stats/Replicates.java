package croze.stats;

import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/** One statistic's values over the resamples, without those where a constant vector left it NaN. */
final class Replicates {
  private final double[] values;

  Replicates(DoubleStream values) {
    this.values = values.filter(value -> !Double.isNaN(value)).toArray();
  }

  /** Lower end of the central interval that holds a share {@code level} of the values. */
  double low(double level) {
    return percentile(50 * (1 - level));
  }

  double high(double level) {
    return percentile(50 * (1 + level));
  }

  double standardDeviation() {
    return Math.sqrt(StatUtils.variance(values));
  }

  private double percentile(double percent) {
    return new Percentile().withEstimationType(EstimationType.R_7).evaluate(values, percent);
  }
}
