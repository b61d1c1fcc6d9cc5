package croze.stats.rank;

/**
 * Spearman's ρ of x and y given a covariate z, from the three ρ's over the same observations: (ρxy
 * − ρxz·ρyz) / √((1 − ρxz²)(1 − ρyz²)). It is what x tells of y beyond what z tells.
 *
 * @param rho in [−1, 1]; NaN if a variable is constant or ranks exactly as the covariate (or its
 *     reverse), for then nothing is left to correlate
 * @param n observations counted
 */
public record PartialSpearman(double rho, int n) {
  /** Below it 1 − ρ² is rounding error: one exchange of neighbours among n = 15,625 gives 3e-12. */
  private static final double NOTHING_LEFT = 1e-13;

  /**
   * @param nans {@link NanPolicy#DROP} leaves out each observation with a NaN in any variable
   * @throws croze.InvalidInputException if the variables differ in length
   */
  public static PartialSpearman of(double[] x, double[] y, double[] covariate, NanPolicy nans) {
    Pairs kept = Pairs.of(nans, x, y, covariate);
    double xy = rho(kept, 0, 1, nans);
    double xz = rho(kept, 0, 2, nans);
    double yz = rho(kept, 1, 2, nans);
    return new PartialSpearman(given(xy, xz, yz), kept.n());
  }

  /** The partial ρ of x and y given z from the three ρ's. */
  public static double given(double xy, double xz, double yz) {
    double left = Math.min(1 - xz * xz, 1 - yz * yz);
    double scale = Math.sqrt((1 - xz * xz) * (1 - yz * yz));
    return left < NOTHING_LEFT ? Double.NaN : (xy - xz * yz) / scale;
  }

  private static double rho(Pairs kept, int a, int b, NanPolicy nans) {
    return SpearmanTest.of(kept.columns()[a], kept.columns()[b], nans).rho();
  }
}
