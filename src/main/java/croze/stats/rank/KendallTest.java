package croze.stats.rank;

import java.util.BitSet;

/**
 * Kendall's τ-b = (C − D) / √((P − Tx)(P − Ty)) over the P = n(n − 1)/2 pairs of observations: C
 * concordant, D discordant, Tx and Ty tied in x and in y. O(n log n), counting with a Fenwick tree.
 *
 * @param tau τ-b in [−1, 1]; NaN if a variable is constant or fewer than two observations remain
 * @param n observations counted
 */
public record KendallTest(double tau, int n) {

  /**
   * @param nans {@link NanPolicy#DROP} leaves out each observation with a NaN on either side
   * @throws croze.InvalidInputException if x and y differ in length
   */
  public static KendallTest of(double[] x, double[] y, NanPolicy nans) {
    Pairs pairs = Pairs.of(nans, x, y);
    BitSet all = new BitSet(pairs.n());
    all.set(0, pairs.n());
    return of(new RankOrder(pairs.columns()[0]), new RankOrder(pairs.columns()[1]), all);
  }

  /** τ-b of the kept observations. */
  public static KendallTest of(RankOrder x, RankOrder y, BitSet kept) {
    int[] order = x.order();
    int[] yGroup = y.groupOf();
    long concordantMinusDiscordant = 0;
    long xTied = 0;
    // The y groups of the observations whose x is lower than the present one's.
    RunningCounts lower = new RunningCounts(y.groupEnds().length);
    int start = 0;
    for (int end : x.groupEnds()) {
      int before = lower.total();
      for (int k = start; k < end; k++) {
        if (kept.get(order[k])) {
          int group = yGroup[order[k]];
          concordantMinusDiscordant += lower.below(group) - (before - lower.below(group + 1));
        }
      }
      for (int k = start; k < end; k++) {
        if (kept.get(order[k])) {
          lower.add(yGroup[order[k]]);
        }
      }
      xTied += pairs(lower.total() - before);
      start = end;
    }
    int n = lower.total();
    double untied = (double) (pairs(n) - xTied) * (pairs(n) - lower.tiedPairs());
    return new KendallTest(concordantMinusDiscordant / Math.sqrt(untied), n);
  }

  private static long pairs(long n) {
    return n * (n - 1) / 2;
  }

  /** Counts by group; the count below a group in O(log groups) (Fenwick 1994). */
  private static final class RunningCounts {
    private final int[] tree;
    private final int[] counts;
    private int total;

    RunningCounts(int groups) {
      tree = new int[groups + 1];
      counts = new int[groups];
    }

    void add(int group) {
      counts[group]++;
      total++;
      for (int i = group + 1; i < tree.length; i += i & -i) {
        tree[i]++;
      }
    }

    int below(int group) {
      int sum = 0;
      for (int i = group; i > 0; i -= i & -i) {
        sum += tree[i];
      }
      return sum;
    }

    int total() {
      return total;
    }

    long tiedPairs() {
      long tied = 0;
      for (int count : counts) {
        tied += pairs(count);
      }
      return tied;
    }
  }
}
