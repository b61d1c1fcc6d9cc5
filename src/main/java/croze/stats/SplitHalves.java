package croze.stats;

import croze.stats.rank.NanPolicy;
import croze.stats.rank.SpearmanTest;

/** The reliability of a measurement by its two halves. */
public final class SplitHalves {
  private SplitHalves() {}

  /**
   * Spearman and Brown's 2ρ/(1 + ρ) of Spearman's ρ between the two halves: the correlation that
   * the whole would have with another one like it. Its square root bounds the correlation of the
   * whole with anything.
   *
   * @param a a value of each architecture by the first half, NaN where there is none
   * @param b the same by the second half
   * @return at most 1; NaN if a half is constant or fewer than two architectures have both
   */
  public static double reliability(double[] a, double[] b) {
    double rho = SpearmanTest.of(a, b, NanPolicy.DROP).rho();
    return 2 * rho / (1 + rho);
  }
}
