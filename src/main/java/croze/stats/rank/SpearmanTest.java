package croze.stats.rank;

import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;

/**
 * Spearman's ρ: Pearson's correlation of the ranks.
 *
 * @param rho ρ in [−1, 1]; NaN if a variable is constant or fewer than two pairs remain
 * @param n pairs that were counted
 * @param xTies how many of the counted values of x are shared with another pair
 * @param yTies the same of y
 */
public record SpearmanTest(double rho, int n, int xTies, int yTies) {

  /** ρ with average ranks for ties, as the paper. */
  public static SpearmanTest of(double[] x, double[] y, NanPolicy nans) {
    return of(x, y, nans, TiesPolicy.AVERAGE);
  }

  /**
   * @param nans {@link NanPolicy#DROP} leaves out each pair with a NaN on either side
   * @throws croze.InvalidInputException if x and y differ in length
   */
  public static SpearmanTest of(double[] x, double[] y, NanPolicy nans, TiesPolicy ties) {
    Pairs pairs = Pairs.of(nans, x, y);
    double[] xRanks = Ranks.of(pairs.columns()[0], nans, ties);
    double[] yRanks = Ranks.of(pairs.columns()[1], nans, ties);
    double rho = pairs.n() < 2 ? Double.NaN : new PearsonsCorrelation().correlation(xRanks, yRanks);
    return new SpearmanTest(rho, pairs.n(), Ranks.tied(xRanks), Ranks.tied(yRanks));
  }
}
