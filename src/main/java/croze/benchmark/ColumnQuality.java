package croze.benchmark;

/**
 * The quality of a column of accuracies that is not a published one.
 *
 * @param agreement Spearman's ρ with the published column; NaN if it is not known
 * @param reliability by split halves of the test images, see {@link croze.stats.SplitHalves}; NaN
 *     if there are no halves
 */
public record ColumnQuality(double agreement, double reliability) {
  /** A column that agrees less with the published one ranks no proxies. */
  public static final double LEAST_AGREEMENT = .7;

  /** Whether proxies are ranked by the column. */
  public boolean isRanked() {
    return !(agreement < LEAST_AGREEMENT);
  }
}
