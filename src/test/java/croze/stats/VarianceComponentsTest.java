package croze.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.random.KeyedStream;
import org.junit.jupiter.api.Test;

class VarianceComponentsTest {

  @Test
  void handComputed() {
    // Row means 2 4 9, column means 4 6, mean 5: MSrow = 2·13, MScolumn = 3·2.
    double[][] values = {{1, 3}, {4, 4}, {7, 11}};
    // Residuals 0 0, 1 −1, −1 1: MSrest = 4/2.
    VarianceComponents components = VarianceComponents.of(values);
    assertEquals(5, components.mean(), 1e-15);
    assertEquals(Math.sqrt(62 / 5.0), components.standardDeviation(), 1e-14);
    assertEquals(2, components.rest(), 1e-14);
    assertEquals((26 - 2) / 2.0, components.row(), 1e-14);
    assertEquals((6 - 2) / 3.0, components.column(), 1e-14);
  }

  @Test
  void recoversTheComponentsOfALargeLayout() {
    KeyedStream stream = KeyedStream.of(0, "components");
    double[] rows = RandomVectors.normal(300, stream);
    double[] columns = RandomVectors.normal(300, stream);
    double[][] values = new double[300][300];
    for (int i = 0; i < 300; i++) {
      for (int j = 0; j < 300; j++) {
        values[i][j] = 3 * rows[i] + 2 * columns[j] + stream.nextGaussian();
      }
    }
    VarianceComponents components = VarianceComponents.of(values);
    assertEquals(9, components.row(), 2.2);
    assertEquals(4, components.column(), 1);
    assertEquals(1, components.rest(), .02);
  }

  @Test
  void aFactorWithoutEffectHasNoShare() {
    // All rows alike: MSrow = MSrest = 0.
    VarianceComponents components = VarianceComponents.of(new double[][] {{1, 2, 3}, {1, 2, 3}});
    assertEquals(0, components.row());
    assertEquals(1, components.column(), 1e-15);
    assertEquals(0, components.rest());
    // Interaction only: both estimates would be negative.
    VarianceComponents crossed = VarianceComponents.of(new double[][] {{1, -1}, {-1, 1}});
    assertEquals(0, crossed.row());
    assertEquals(0, crossed.column());
    assertEquals(4, crossed.rest());
  }

  @Test
  void wrongLayoutsAreNamed() {
    assertMessage("lengths [2, 1]", new double[][] {{1, 2}, {3}});
    assertMessage("lengths [2]", new double[][] {{1, 2}});
    assertMessage("row 2, column 1 is NaN", new double[][] {{1, 2}, {Double.NaN, 3}});
  }

  private static void assertMessage(String part, double[][] values) {
    InvalidInputException error =
        assertThrows(InvalidInputException.class, () -> VarianceComponents.of(values));
    assertTrue(error.getMessage().contains(part), error.getMessage());
  }
}
