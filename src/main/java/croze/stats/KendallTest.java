package croze.stats;

import org.apache.commons.math3.stat.correlation.KendallsCorrelation;

/**
 * Kendall's τ-b = (C − D) / √((P − Tx)(P − Ty)) over the P = n(n − 1)/2 pairs of pairs: C
 * concordant, D discordant, Tx and Ty tied in x and in y. Knight's O(n log n) algorithm.
 *
 * @param tau τ-b in [−1, 1]; NaN if a variable is constant or fewer than two pairs remain
 * @param n pairs that were counted
 */
public record KendallTest(double tau, int n) {

  /**
   * @param nans {@link NanPolicy#DROP} leaves out each pair with a NaN on either side
   * @throws croze.InvalidInputException if x and y differ in length
   */
  public static KendallTest of(double[] x, double[] y, NanPolicy nans) {
    Pairs pairs = Pairs.of(nans, x, y);
    // On ranks, so that NaN and signed zeros follow the policies.
    double[] xRanks = Ranks.of(pairs.columns()[0], nans, TiesPolicy.AVERAGE);
    double[] yRanks = Ranks.of(pairs.columns()[1], nans, TiesPolicy.AVERAGE);
    double tau = pairs.n() < 2 ? Double.NaN : new KendallsCorrelation().correlation(xRanks, yRanks);
    return new KendallTest(tau, pairs.n());
  }
}
