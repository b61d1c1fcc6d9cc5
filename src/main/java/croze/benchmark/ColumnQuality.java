package croze.benchmark;

/**
 * The quality of a column of accuracies that is not a published one.
 *
 * @param agreement Spearman's ρ with the published column; NaN if it is not known
 * @param reliability by split halves of the test images, see {@link croze.stats.SplitHalves}; NaN
 *     if there are no halves
 * @param seeds Spearman's ρ with the same networks trained from another seed; NaN if there are none
 */
public record ColumnQuality(double agreement, double reliability, double seeds) {
  /**
   * A column that agrees less with the published one ranks no proxies; without a published one, one
   * whose reliability, by halves or by seeds, is less.
   */
  public static final double LEAST = .7;

  /** Whether it agrees too little with the published column. */
  public boolean disagrees() {
    return agreement < LEAST;
  }

  /** Whether chance makes too much of it, where no published column says more. */
  public boolean isUnreliable() {
    return Double.isNaN(agreement) && (reliability < LEAST || seeds < LEAST);
  }

  /** Whether proxies are ranked by the column. */
  public boolean isRanked() {
    return !disagrees() && !isUnreliable();
  }
}
