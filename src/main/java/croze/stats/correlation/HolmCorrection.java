package croze.stats.correlation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's step-down correction (Holm 1979): with p sorted upwards, the k-th of m becomes max over j
 * ≤ k of min(1, (m − j + 1)·p(j)). A family of tests each rejected where the corrected p is below α
 * has a probability of at most α of any false rejection.
 */
public final class HolmCorrection {
  private HolmCorrection() {}

  /**
   * @return the corrected p-values in the order given; a NaN stays NaN and does not count in m
   */
  public static double[] of(double[] p) {
    int[] upwards =
        IntStream.range(0, p.length)
            .filter(i -> !Double.isNaN(p[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] corrected = new double[p.length];
    Arrays.fill(corrected, Double.NaN);
    double highest = 0;
    for (int k = 0; k < upwards.length; k++) {
      highest = Math.max(highest, Math.min(1, (upwards.length - k) * p[upwards[k]]));
      corrected[upwards[k]] = highest;
    }
    return corrected;
  }
}
