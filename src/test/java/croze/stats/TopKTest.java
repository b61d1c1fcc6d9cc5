package croze.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import org.junit.jupiter.api.Test;

class TopKTest {
  private static final double[] SCORES = {5, Double.NaN, 9, Double.NEGATIVE_INFINITY, 9, 5};
  private static final double[] ACCURACIES = {.6, .9, .5, .1, .8, .7};

  @Test
  void takesTheHighestScoresAndTheLowerIndexOfEqualOnes() {
    assertEquals(new TopK(1, .5, .5), TopK.of(SCORES, ACCURACIES, 1));
    assertEquals(new TopK(2, .65, .8), TopK.of(SCORES, ACCURACIES, 2));
    TopK three = TopK.of(SCORES, ACCURACIES, 3);
    assertEquals((.5 + .8 + .6) / 3, three.mean(), 1e-15);
  }

  @Test
  void takesMinusInfinityLastAndNanNever() {
    assertEquals((.5 + .8 + .6 + .7 + .1) / 5, TopK.of(SCORES, ACCURACIES, 5).mean(), 1e-15);
    assertMessage("top 6: of 6 scores 5 are numbers", 6);
    assertMessage("top 0: of 6 scores 5 are numbers", 0);
  }

  @Test
  void signedZerosAreEqual() {
    double[] accuracies = {.3, .4};
    assertEquals(.3, TopK.of(new double[] {-0.0, 0.0}, accuracies, 1).mean());
  }

  @Test
  void lengthsMustAgree() {
    assertThrows(InvalidInputException.class, () -> TopK.of(SCORES, new double[2], 1));
  }

  private static void assertMessage(String part, int k) {
    InvalidInputException error =
        assertThrows(InvalidInputException.class, () -> TopK.of(SCORES, ACCURACIES, k));
    assertTrue(error.getMessage().contains(part), error.getMessage());
  }
}
