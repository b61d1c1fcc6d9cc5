package croze.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import croze.evaluate.Profile.Figure;
import org.junit.jupiter.api.Test;

class ProfileTest {
  private static final double[] VALUES = {.3, Double.NaN, .5, .3, .1};

  @Test
  void equalValuesShareTheBestRank() {
    assertEquals(figure(.3, 2), of(0));
    assertEquals(figure(.5, 1), of(2));
    assertEquals(figure(.3, 2), of(3));
    assertEquals(figure(.1, 4), of(4));
  }

  @Test
  void anUndefinedValueHasNoRank() {
    assertEquals(figure(Double.NaN, 0), of(1));
  }

  private static Figure of(int index) {
    return Profile.figure("cifar10", "scores", "snip", VALUES, index);
  }

  private static Figure figure(double value, int rank) {
    return new Figure("cifar10", "scores", "snip", value, rank, 4);
  }
}
