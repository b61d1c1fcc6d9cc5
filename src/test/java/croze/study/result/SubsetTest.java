package croze.study.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.space.nb201.NasBench201;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubsetTest {

  /** What is chosen by one half and reported on the other has no cell in common. */
  @Test
  void theHalvesPartTheUniqueCells() {
    IntPredicate selection = members(Subset.SELECTION_HALF);
    IntPredicate reporting = members(Subset.REPORTING_HALF);
    IntPredicate unique = members(Subset.UNIQUE);
    for (int i = 0; i < 15_625; i++) {
      assertEquals(unique.test(i), selection.test(i) || reporting.test(i));
      assertTrue(!selection.test(i) || !reporting.test(i), "cell " + i + " is in both halves");
    }
    long reported = IntStream.range(0, 15_625).filter(reporting).count();
    assertTrue(Math.abs(reported - 3_233) < 200, reported + " of 6,466");
  }

  private static IntPredicate members(Subset subset) {
    return subset.members(
        new Subset.Of(
            NasBench201.SPACE,
            () -> {
              throw new IllegalStateException("asked for accuracies");
            },
            () -> {
              throw new IllegalStateException("asked for published scores");
            }));
  }
}
