package croze.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import croze.InvalidInputException;
import org.junit.jupiter.api.Test;

class HarmonicRobustnessScoreTest {

  @Test
  void isTheHarmonicMean() {
    assertEquals(.6, HarmonicRobustnessScore.of(.9, .45), 1e-15);
    // Table 6, adversarially trained top 5: clean 84.36, PGD 40.55; the paper prints 54.76.
    assertEquals(54.77, HarmonicRobustnessScore.of(84.36, 40.55), .005);
  }

  @Test
  void isZeroWhereEitherIs() {
    assertArrayEquals(
        new double[] {0, 0, 0, .5},
        HarmonicRobustnessScore.of(new double[] {0, .9, 0, .5}, new double[] {0, 0, .9, .5}));
  }

  @Test
  void lengthsMustAgree() {
    assertThrows(
        InvalidInputException.class,
        () -> HarmonicRobustnessScore.of(new double[1], new double[2]));
  }
}
