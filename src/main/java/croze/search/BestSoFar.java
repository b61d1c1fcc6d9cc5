package croze.search;

import java.util.Arrays;

/** What a search has after each network that it trains: the best accuracy so far. */
public final class BestSoFar {
  /** A share times 100 may miss the percentage that it is by the last bit. */
  private static final double ROUNDING = 1e-9;

  private BestSoFar() {}

  /** The greatest of the values up to each place. */
  public static double[] of(double[] accuracies) {
    double[] best = accuracies.clone();
    for (int n = 1; n < best.length; n++) {
      best[n] = Math.max(best[n], best[n - 1]);
    }
    return best;
  }

  /**
   * How many networks are trained until one is as accurate as a target.
   *
   * @param best the best so far after each network
   * @return from 1; positive infinity if none is
   */
  public static double modelsTo(double target, double[] best) {
    for (int n = 0; n < best.length; n++) {
      if (best[n] >= target - ROUNDING) {
        return n + 1;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /**
   * The mean best accuracy of a random search after 1, 2, … networks, in closed form.
   *
   * <p>With replacement, the best of n is at most v with probability F(v)ⁿ, F being the share of
   * the architectures that are at most v; so E = Σ v·(F(v)ⁿ − F(v−)ⁿ) over the different values.
   *
   * @param accuracies of all architectures of the space
   * @param models the greatest n
   */
  public static double[] expectedOfRandom(double[] accuracies, int models) {
    double[] sorted = accuracies.clone();
    Arrays.sort(sorted);
    double[] expected = new double[models];
    for (int n = 1; n <= models; n++) {
      double below = 0;
      for (int k = 0; k < sorted.length; k++) {
        double upTo = Math.pow((k + 1.0) / sorted.length, n);
        expected[n - 1] += sorted[k] * (upTo - below);
        below = upTo;
      }
    }
    return expected;
  }
}
