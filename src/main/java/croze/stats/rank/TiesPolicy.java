package croze.stats.rank;

import org.apache.commons.math3.stat.ranking.TiesStrategy;

/** Which rank equal values share. */
public enum TiesPolicy {
  /** The mean of the ranks that they span; the paper's. */
  AVERAGE(TiesStrategy.AVERAGE),
  /** The lowest of them. */
  MINIMUM(TiesStrategy.MINIMUM),
  /** The highest of them. */
  MAXIMUM(TiesStrategy.MAXIMUM);

  private final TiesStrategy strategy;

  TiesPolicy(TiesStrategy strategy) {
    this.strategy = strategy;
  }

  TiesStrategy strategy() {
    return strategy;
  }
}
