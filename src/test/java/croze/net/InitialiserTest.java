package croze.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import croze.random.KeyedStream;
import croze.space.Macro;
import croze.space.nb201.Cell;
import croze.space.nb201.Operation;
import croze.tensor.Tensor;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class InitialiserTest {
  private static final Cell ALL_CONV3X3 = new Cell(Collections.nCopies(6, Operation.NOR_CONV_3X3));
  private static final Program PROGRAM =
      ALL_CONV3X3.program(Form.WITH_BN, Macro.benchmark(5, 10, 32));

  /** Self-check values of the golden README (PyTorch-independent recipe). */
  @Test
  void uniformFollowsTheGoldenRecipe() {
    Parameters p = Initialiser.UNIFORM.parameters(PROGRAM, name -> KeyedStream.golden(name, 0));
    Tensor stem = p.get("stem.conv.weight");
    assertEquals(-0.15004919469356537, stem.data()[0]);
    assertEquals(-0.05871271714568138, stem.data()[1]);
    assertEquals(0.0838572159409523, stem.data()[2]);
    assertEquals(-2.2125971071145614, Arrays.stream(stem.data()).sum(), 1e-12);
    assertEquals(3.953167154618882, Arrays.stream(p.get("s1.c0.e0.k3.weight").data()).sum(), 1e-12);
    assertEquals(1.6848928616382182, Arrays.stream(p.get("r1.down.weight").data()).sum(), 1e-12);
    assertEquals(-0.3428579061292112, Arrays.stream(p.get("fc.bias").data()).sum(), 1e-12);
  }

  @Test
  void normalInitialisersHaveTheirVariance() {
    assertVariance(Initialiser.KAIMING, "s3.c0.e0.k3.weight", 2.0 / (64 * 9));
    assertVariance(Initialiser.XAVIER, "r2.conv_a.weight", 2.0 / (32 * 9 + 64 * 9));
    assertVariance(Initialiser.XAVIER, "s3.c1.e2.k3.weight", 1.0 / (64 * 9));
  }

  /**
   * Relative standard error of a variance over n normal draws is √(2/n): .01 here, so 4 % is 4 σ.
   */
  private static void assertVariance(Initialiser initialiser, String name, double expected) {
    Tensor w =
        initialiser
            .parameters(PROGRAM, n -> KeyedStream.of(0, "cifar10", "arch", "init", n))
            .get(name);
    assertEquals(expected, w.dot(w) / w.size(), .04 * expected);
    assertEquals(
        0, Arrays.stream(w.data()).average().orElseThrow(), 4 * Math.sqrt(expected / w.size()));
  }
}
