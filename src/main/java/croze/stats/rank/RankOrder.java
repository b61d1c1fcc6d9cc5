package croze.stats.rank;

import croze.stats.resample.Resample;
import java.util.Arrays;
import java.util.BitSet;

/**
 * A vector's order, sorted once, from which the mid-ranks in any resample follow in one walk.
 *
 * <p>In a resample of size N, a group of equal values drawn g times, with B draws below it, has the
 * mid-rank B + (g + 1)/2. The walk writes twice its distance from the mean rank, 2B + g − N: whole
 * numbers, so that sums of products are exact (and free of the order of summation) up to N³ = 2⁵³,
 * N = 208,063.
 */
public final class RankOrder {
  private final int[] order;
  private final int[] groupEnds;

  /** NaN is lowest, tied with −∞: a resample that drops it gives it no weight. */
  public RankOrder(double[] values) {
    double[] ranks = Ranks.of(values, NanPolicy.WORST_RANK, TiesPolicy.AVERAGE);
    int n = values.length;
    // Twice a rank is whole: it sorts as the high word over the index.
    long[] keys = new long[n];
    for (int i = 0; i < n; i++) {
      keys[i] = (long) (2 * ranks[i]) << 32 | i;
    }
    Arrays.sort(keys);
    order = Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    int[] ends = new int[n];
    int groups = 0;
    for (int k = 1; k <= n; k++) {
      if (k == n || keys[k] >>> 32 != keys[k - 1] >>> 32) {
        ends[groups++] = k;
      }
    }
    groupEnds = Arrays.copyOf(ends, groups);
  }

  /**
   * Writes the doubled centred mid-ranks.
   *
   * @param ranks at least {@code resample.distinct() + 1} long; filled by {@link Resample#position}
   * @return the sum of their squares over all draws
   */
  public double centredRanks(Resample resample, double[] ranks) {
    double squares = 0;
    long below = 0;
    int start = 0;
    for (int end : groupEnds) {
      int drawn = 0;
      for (int k = start; k < end; k++) {
        drawn += resample.times(order[k]);
      }
      double centred = 2 * below + drawn - resample.size();
      for (int k = start; k < end; k++) {
        ranks[resample.position(order[k])] = centred;
      }
      squares += drawn * centred * centred;
      below += drawn;
      start = end;
    }
    return squares;
  }

  /** How many of the kept values are shared with another kept one. */
  public int tied(BitSet kept) {
    int tied = 0;
    int start = 0;
    for (int end : groupEnds) {
      int equal = 0;
      for (int k = start; k < end; k++) {
        equal += kept.get(order[k]) ? 1 : 0;
      }
      tied += equal > 1 ? equal : 0;
      start = end;
    }
    return tied;
  }

  /** The indices of the values, lowest value first. */
  int[] order() {
    return order;
  }

  /** Where in the order each group of equal values ends (exclusive), lowest group first. */
  int[] groupEnds() {
    return groupEnds;
  }

  /** Each value's group, 0 for the lowest: equal numbers for equal values. */
  int[] groupOf() {
    int[] groupOf = new int[order.length];
    int start = 0;
    for (int g = 0; g < groupEnds.length; g++) {
      for (int k = start; k < groupEnds[g]; k++) {
        groupOf[order[k]] = g;
      }
      start = groupEnds[g];
    }
    return groupOf;
  }
}
