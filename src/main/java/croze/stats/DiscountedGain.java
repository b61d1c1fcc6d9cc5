package croze.stats;

import croze.InvalidInputException;
import croze.stats.rank.NanPolicy;
import croze.stats.rank.Pairs;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * nDCG@k: how good the first k of a ranking are, the first counting most. With the accuracies
 * scaled linearly to gains g from 0 (the lowest) to 1 (the highest), DCG@k = Σ g(r) / log₂(r + 1)
 * over the places r = 1 … k of the ranking by score, and nDCG@k = DCG@k / (DCG@k of the ranking by
 * accuracy). Equal scores share the mean of their gains (McSherry and Najork, ECIR 2008).
 *
 * @param k places counted
 * @param value 0 … 1; NaN if all accuracies are equal
 */
public record DiscountedGain(int k, double value) {

  /**
   * @param scores one an architecture; a NaN is left out with its accuracy
   * @param accuracies one an architecture
   * @throws InvalidInputException if the lengths differ, or k is less than 1 or more than the
   *     scores that are numbers
   */
  public static DiscountedGain of(double[] scores, double[] accuracies, int k) {
    Pairs pairs = Pairs.of(NanPolicy.DROP, scores, accuracies);
    if (k < 1 || k > pairs.n()) {
      throw new InvalidInputException(
          "nDCG@%d: %d scores are numbers, expected k from 1 to that; choose another k"
              .formatted(k, pairs.n()));
    }
    double[] score = pairs.columns()[0];
    double[] gain = scaled(pairs.columns()[1]);
    double[] best = gain.clone();
    Arrays.sort(best);
    double[] ideal = IntStream.range(0, k).mapToDouble(r -> best[best.length - 1 - r]).toArray();
    return new DiscountedGain(k, discounted(ranked(score, gain, k)) / discounted(ideal));
  }

  private static double[] scaled(double[] values) {
    double low = Arrays.stream(values).min().orElse(0);
    double high = Arrays.stream(values).max().orElse(0);
    return Arrays.stream(values).map(v -> (v - low) / (high - low)).toArray();
  }

  /** The gains of the first k places, those of equal scores averaged. */
  private static double[] ranked(double[] scores, double[] gains, int k) {
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            // + 0.0: Double.compare puts −0.0 below 0.0.
            .sorted(Comparator.comparingDouble((Integer i) -> scores[i] + 0.0).reversed())
            .mapToInt(i -> i)
            .toArray();
    double[] ranked = new double[k];
    int start = 0;
    while (start < k) {
      int end = start;
      double sum = 0;
      while (end < order.length && scores[order[end]] == scores[order[start]]) {
        sum += gains[order[end++]];
      }
      Arrays.fill(ranked, start, Math.min(end, k), sum / (end - start));
      start = end;
    }
    return ranked;
  }

  private static double discounted(double[] gains) {
    double sum = 0;
    for (int r = 0; r < gains.length; r++) {
      sum += gains[r] * Math.log(2) / Math.log(r + 2);
    }
    return sum;
  }
}
