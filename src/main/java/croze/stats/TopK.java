package croze.stats;

import croze.InvalidInputException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * What a search gets that trains the k architectures of the highest scores.
 *
 * @param k how many
 * @param mean their mean accuracy
 * @param best the highest accuracy among them
 */
public record TopK(int k, double mean, double best) {

  /**
   * Equal scores are taken in the order of their index; a NaN score is never taken.
   *
   * @throws InvalidInputException if the lengths differ or fewer than k scores are numbers
   */
  public static TopK of(double[] scores, double[] accuracies, int k) {
    if (scores.length != accuracies.length) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "top %d: %d scores and %d accuracies, expected as many; give one of each an architecture",
              k,
              scores.length,
              accuracies.length));
    }
    double[] chosen =
        IntStream.range(0, scores.length)
            .filter(i -> !Double.isNaN(scores[i]))
            .boxed()
            // + 0.0: Double.compare puts −0.0 below 0.0.
            .sorted(Comparator.comparingDouble((Integer i) -> scores[i] + 0.0).reversed())
            .limit(Math.max(k, 0))
            .mapToDouble(i -> accuracies[i])
            .toArray();
    if (k < 1 || chosen.length < k) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "top %d: of %d scores %d are numbers, expected k from 1 to that; choose a smaller k",
              k,
              scores.length,
              numbers(scores)));
    }
    return new TopK(k, StatUtils.mean(chosen), StatUtils.max(chosen));
  }

  private static long numbers(double[] scores) {
    return Arrays.stream(scores).filter(score -> !Double.isNaN(score)).count();
  }
}
