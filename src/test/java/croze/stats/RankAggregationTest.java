package croze.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import croze.InvalidInputException;
import croze.stats.rank.NanPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankAggregationTest {
  private static final double NAN = Double.NaN;
  private static final List<double[]> SCORES =
      List.of(new double[] {10, 20, 30, 30}, new double[] {-1, NAN, 2, 1e9});

  @Test
  void meanOfRanks() {
    // Ranks 1 2 3.5 3.5 and 1 – 2 3, or with the NaN worst 2 1 3 4.
    assertArrayEquals(
        new double[] {1, NAN, 2.75, 3.25},
        RankAggregation.MEAN_RANK.aggregate(SCORES, NanPolicy.DROP));
    assertArrayEquals(
        new double[] {1.5, 1.5, 3.25, 3.75},
        RankAggregation.MEAN_RANK.aggregate(SCORES, NanPolicy.WORST_RANK));
  }

  @Test
  void meanOfLogRanks() {
    assertArrayEquals(
        new double[] {
          Math.log(2) / 2, Math.log(2) / 2, Math.log(3.5 * 3) / 2, Math.log(3.5 * 4) / 2
        },
        RankAggregation.MEAN_LOG_RANK.aggregate(SCORES, NanPolicy.WORST_RANK),
        1e-15);
  }

  @Test
  void needsVectorsOfOneLength() {
    assertThrows(
        InvalidInputException.class,
        () -> RankAggregation.MEAN_RANK.aggregate(List.of(), NanPolicy.DROP));
    assertThrows(
        InvalidInputException.class,
        () ->
            RankAggregation.MEAN_RANK.aggregate(
                List.of(new double[3], new double[4]), NanPolicy.DROP));
  }
}
