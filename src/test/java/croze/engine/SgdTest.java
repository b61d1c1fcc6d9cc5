package croze.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import croze.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Updates and objectives that the golden runs do not have. */
class SgdTest {

  @Test
  void theClipBoundsTheNormOfTheWholeGradient() {
    Sgd clipped = Sgd.plain(1).withClip(5);
    assertEquals(1, Sgd.plain(1).clipFactor(1e9));
    assertEquals(1, clipped.clipFactor(24));
    // As clip_grad_norm_ has it: 5 / (10 + 1e-6).
    assertEquals(.49999995000000497, clipped.clipFactor(100), 1e-16);
  }

  @Test
  void whatIsNoUpdateIsRefused() {
    Sgd plain = Sgd.plain(.1);
    assertThrows(IllegalArgumentException.class, () -> plain.withRate(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> plain.withMomentum(1));
    assertThrows(IllegalArgumentException.class, () -> plain.withNesterov(0));
    assertThrows(IllegalArgumentException.class, () -> plain.withDecay(-1));
    assertThrows(IllegalArgumentException.class, () -> plain.withClip(0));
    assertThrows(IllegalArgumentException.class, () -> Objective.smoothedCrossEntropy(1));
  }

  /** By hand: p = softmax(ln 1, ln 2, ln 5) = (1, 2, 5)/8 and q = (.1, .1, .8), s = .3. */
  @Test
  void smoothingSpreadsTheTargetOverAllClasses() {
    Tensor logits = Tensor.of(new double[] {0, Math.log(2), Math.log(5)}, 1, 3);
    Loss loss = Objective.smoothedCrossEntropy(.3).of(logits, new int[] {2});
    assertEquals(Math.log(8) - .1 * Math.log(2) - .8 * Math.log(5), loss.value(), 1e-15);
    double[] gradient = {1 / 8.0 - .1, 2 / 8.0 - .1, 5 / 8.0 - .8};
    for (int c = 0; c < 3; c++) {
      assertEquals(gradient[c], loss.gradient().data()[c], 1e-15);
    }
    assertEquals(Objective.CROSS_ENTROPY, Objective.smoothedCrossEntropy(0));
  }
}
