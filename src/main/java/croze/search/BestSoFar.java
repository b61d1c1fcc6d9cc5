package croze.search;

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
}
