package croze.stats;

import org.apache.commons.math3.stat.ranking.NaNStrategy;

/** What becomes of a NaN score. −∞ is a score like any other under both policies. */
public enum NanPolicy {
  /** The paper's: the architecture is left out for that proxy, and n says how many remain. */
  DROP(NaNStrategy.FIXED),
  /** NaN takes the lowest rank, tied with −∞. */
  WORST_RANK(NaNStrategy.MINIMAL);

  private final NaNStrategy strategy;

  NanPolicy(NaNStrategy strategy) {
    this.strategy = strategy;
  }

  NaNStrategy strategy() {
    return strategy;
  }

  boolean drops(double value) {
    return this == DROP && Double.isNaN(value);
  }
}
