package croze.stats.correlation;

/**
 * A cell of a table of correlations.
 *
 * @param rho the metric from Spearman's ρ's, rounded where the metric's protocol rounds; NaN if the
 *     scores are constant
 * @param low lower end of the percentile bootstrap interval of the metric
 * @param high upper end
 * @param tau the metric from Kendall's τ-b's, never rounded
 * @param n architectures counted
 * @param ties how many of them share their score with another
 */
public record Estimate(double rho, double low, double high, double tau, int n, int ties) {
  /**
   * With fewer counted architectures there is no interval, p value or verdict. The 95 % bootstrap
   * interval of samples from bivariate normal vectors holds the true ρ = .79 in 74 of 100 samples
   * of 4, 88 of 5 and 97 of 20 (.48: 86, 94, 95); real scores have ties and need a margin.
   */
  public static final int LEAST_JUDGED = 20;
}
