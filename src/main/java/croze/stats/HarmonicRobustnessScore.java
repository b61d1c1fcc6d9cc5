package croze.stats;

import croze.InvalidInputException;
import java.util.Locale;

/** HRS(c, r) = 2cr/(c + r), the harmonic mean of clean and robust accuracy (paper, Table 1). */
public final class HarmonicRobustnessScore {
  private HarmonicRobustnessScore() {}

  /** 0 where both accuracies are 0. */
  public static double of(double clean, double robust) {
    double sum = clean + robust;
    return sum == 0 ? 0 : 2 * clean * robust / sum;
  }

  /**
   * HRS of each architecture.
   *
   * @throws InvalidInputException if the vectors differ in length
   */
  public static double[] of(double[] clean, double[] robust) {
    if (clean.length != robust.length) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "HRS: %d clean and %d robust accuracies, expected as many; give one of each an architecture",
              clean.length,
              robust.length));
    }
    double[] scores = new double[clean.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = of(clean[i], robust[i]);
    }
    return scores;
  }
}
