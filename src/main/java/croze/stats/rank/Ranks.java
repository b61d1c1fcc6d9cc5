package croze.stats.rank;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.ranking.NaturalRanking;

/** Ranks of scores: the lowest value has rank 1, the highest (the best score) rank n. */
public final class Ranks {
  private Ranks() {}

  /**
   * @return the rank of each value, in the order of the values; NaN where {@link NanPolicy#DROP}
   *     leaves a value out, the others being ranked without it
   */
  public static double[] of(double[] values, NanPolicy nans, TiesPolicy ties) {
    if (values.length == 0) {
      return new double[0];
    }
    double[] signless = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      // Commons Math orders −0.0 before 0.0; as scores they are equal.
      signless[i] = values[i] + 0.0;
    }
    return new NaturalRanking(nans.strategy(), ties.strategy()).rank(signless);
  }

  /** How many of the values share their rank with another. */
  static int tied(double[] ranks) {
    return Arrays.stream(ranks)
        .boxed()
        .collect(Collectors.groupingBy(rank -> rank, Collectors.summingInt(rank -> 1)))
        .values()
        .stream()
        .filter(count -> count > 1)
        .mapToInt(count -> count)
        .sum();
  }
}
