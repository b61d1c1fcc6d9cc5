package croze.stats;

import croze.InvalidInputException;
import croze.stats.rank.NanPolicy;
import croze.stats.rank.Pairs;
import croze.stats.rank.Ranks;
import croze.stats.rank.TiesPolicy;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much of a ranking is noise of the seed. With the ranks of n architectures under each of S
 * seeds, the {@linkplain VarianceComponents variance} of a rank is that of the architecture plus
 * that of the rest; the share of the rest is the noise of one seed.
 *
 * @param seeds how many
 * @param n architectures that have a number from every seed
 * @param share 0 (all seeds rank alike) … 1 (they have nothing in common)
 */
public record SeedNoise(int seeds, int n, double share) {

  /**
   * @param bySeed one vector a seed, one value an architecture; an architecture with a NaN is left
   *     out
   * @throws InvalidInputException if there are fewer than 2 seeds or 2 architectures, or the
   *     lengths differ
   */
  public static SeedNoise of(List<double[]> bySeed) {
    Pairs pairs = Pairs.of(NanPolicy.DROP, bySeed.toArray(double[][]::new));
    double[][] ranks = new double[pairs.columns().length][];
    for (int s = 0; s < ranks.length; s++) {
      ranks[s] = Ranks.of(pairs.columns()[s], NanPolicy.DROP, TiesPolicy.AVERAGE);
    }
    VarianceComponents components =
        VarianceComponents.of(
            IntStream.range(0, pairs.n())
                .mapToObj(
                    i -> IntStream.range(0, ranks.length).mapToDouble(s -> ranks[s][i]).toArray())
                .toArray(double[][]::new));
    return new SeedNoise(
        ranks.length, pairs.n(), components.rest() / (components.row() + components.rest()));
  }
}
