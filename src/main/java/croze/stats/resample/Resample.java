package croze.stats.resample;

import croze.random.KeyedStream;
import java.util.Arrays;
import java.util.BitSet;

/**
 * A draw of architectures, kept as how often each was drawn; those never drawn (about 37 % of a
 * draw of n with replacement) take no room in the vectors made from it.
 */
public final class Resample {
  private final int[] times;
  private final int[] position;
  private final int distinct;
  private final long size;

  /**
   * @param times how often each architecture was drawn
   */
  public Resample(int[] times) {
    this.times = times;
    position = new int[times.length];
    distinct = (int) Arrays.stream(times).filter(count -> count > 0).count();
    int next = 0;
    long drawn = 0;
    for (int i = 0; i < times.length; i++) {
      // What was never drawn goes to a spare place behind the last.
      position[i] = times[i] == 0 ? distinct : next++;
      drawn += times[i];
    }
    size = drawn;
  }

  /** Each architecture once: the sample itself. */
  public static Resample identity(int n) {
    int[] once = new int[n];
    Arrays.fill(once, 1);
    return new Resample(once);
  }

  static Resample draw(int n, KeyedStream stream) {
    int[] times = new int[n];
    for (int i = 0; i < n; i++) {
      times[stream.nextInt(n)]++;
    }
    return new Resample(times);
  }

  /** A draw of some of n architectures without replacement. */
  public static Resample subset(int n, int size, KeyedStream stream) {
    int[] times = new int[n];
    for (int drawn : stream.sample(n, size)) {
      times[drawn] = 1;
    }
    return new Resample(times);
  }

  /** The same draw without the architectures that are not kept. */
  public Resample only(BitSet kept) {
    if (kept.cardinality() == times.length) {
      return this;
    }
    int[] left = new int[times.length];
    kept.stream().forEach(i -> left[i] = times[i]);
    return new Resample(left);
  }

  public int times(int architecture) {
    return times[architecture];
  }

  /** Where an architecture's value lies in a vector of {@code distinct() + 1}. */
  public int position(int architecture) {
    return position[architecture];
  }

  public int distinct() {
    return distinct;
  }

  /** Draws in all. */
  public long size() {
    return size;
  }

  /** Multiplies each value of a vector by how often its architecture was drawn. */
  public void weigh(double[] vector) {
    for (int i = 0; i < times.length; i++) {
      if (times[i] > 0) {
        vector[position[i]] *= times[i];
      }
    }
  }
}
