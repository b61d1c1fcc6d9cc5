package croze.stats.rank;

import java.util.BitSet;
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

  private boolean drops(double value) {
    return this == DROP && Double.isNaN(value);
  }

  /** The places of a vector that are counted. */
  public BitSet kept(double[] values) {
    BitSet kept = new BitSet(values.length);
    for (int i = 0; i < values.length; i++) {
      kept.set(i, !drops(values[i]));
    }
    return kept;
  }
}
