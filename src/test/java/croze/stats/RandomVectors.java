package croze.stats;

import croze.random.KeyedStream;
import java.util.Arrays;
import java.util.List;

/** Vectors with a known dependence, for tests. */
public final class RandomVectors {
  private RandomVectors() {}

  public static double[] toDoubles(List<Integer> values) {
    return values.stream().mapToDouble(Integer::doubleValue).toArray();
  }

  public static double[] normal(int n, KeyedStream stream) {
    return Arrays.stream(new double[n]).map(zero -> stream.nextGaussian()).toArray();
  }

  /** r·x + √(1 − r²)·z with z standard normal: Pearson's correlation with x is r. */
  public static double[] correlated(double[] x, double r, KeyedStream stream) {
    return Arrays.stream(x)
        .map(value -> r * value + Math.sqrt(1 - r * r) * stream.nextGaussian())
        .toArray();
  }

  /** Rounded to multiples of the step, which makes ties. */
  public static double[] rounded(double[] x, double step) {
    return Arrays.stream(x).map(value -> Math.rint(value / step) * step).toArray();
  }
}
