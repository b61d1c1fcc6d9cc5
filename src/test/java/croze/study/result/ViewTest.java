package croze.study.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.space.nb201.NasBench201;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ViewTest {
  private static final NasBench201 SPACE = new NasBench201();

  /** What is chosen by one half and reported on the other has no cell in common. */
  @Test
  void theHalvesPartTheUniqueCells() {
    IntPredicate selection = members("selection-half");
    IntPredicate reporting = members("reporting-half");
    IntPredicate unique = members("unique");
    for (int i = 0; i < 15_625; i++) {
      assertEquals(unique.test(i), selection.test(i) || reporting.test(i));
      assertTrue(!selection.test(i) || !reporting.test(i), "cell " + i + " is in both halves");
    }
    long reported = IntStream.range(0, 15_625).filter(reporting).count();
    assertTrue(Math.abs(reported - 3_233) < 200, reported + " of 6,466");
  }

  private static IntPredicate members(String view) {
    return View.parse(view)
        .members(
            SPACE,
            () -> {
              throw new IllegalStateException("asked for accuracies");
            });
  }
}
