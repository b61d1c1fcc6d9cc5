package croze.perturb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.image.Dataset;
import croze.net.ParameterSpec.Role;
import croze.net.Parameters;
import croze.random.KeyedStream;
import croze.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;

class PerturbationTest {

  @Test
  void fgsmStepsByTheSignAndStaysWhereTheGradientIsZero() {
    Tensor x = Tensor.of(new double[] {1, 2, 3}, 3);
    Tensor g = Tensor.of(new double[] {1e-300, -5, 0}, 3);
    assertArrayEquals(new double[] {1.5, 1.5, 3}, new Fgsm(.5).apply(x, g).data());
  }

  /** Noise and corruptions never ask for the gradient: a pass less. */
  @Test
  void onlyFgsmReadsTheGradientAndAnyIsClamped() {
    Tensor x = Tensor.of(new double[] {-2, .5, 3}, 1, 3, 1, 1);
    Perturbation.Source source =
        new Perturbation.Source(
            x,
            () -> {
              throw new AssertionError("gradient asked for");
            },
            Dataset.CIFAR10.normalisation(),
            kind -> KeyedStream.of(0, kind));
    for (Perturbation by :
        List.of(new Noise.Gaussian(0), new Noise.Uniform(0), new PixelPerturbation.Pixelate(1))) {
      assertFalse(by.readsGradient());
      assertArrayEquals(x.data(), by.apply(source, false).data(), 1e-15);
      assertArrayEquals(new double[] {0, .5, 1}, by.apply(source, true).data(), 1e-15);
    }
    assertTrue(new Fgsm(1).readsGradient());
    assertThrows(AssertionError.class, () -> new Fgsm(1).apply(source));
  }

  @Test
  void noiseHasTheStrengthAskedFor() {
    Tensor x = Tensor.zeros(10, 1000);
    DescriptiveStatistics gaussian =
        new DescriptiveStatistics(new Noise.Gaussian(.3).apply(x, KeyedStream.of(0, "a")).data());
    assertEquals(0, gaussian.getMean(), .01);
    assertEquals(.3, gaussian.getStandardDeviation(), .01);
    assertEquals(0, gaussian.getKurtosis(), .2, "normal");
    DescriptiveStatistics uniform =
        new DescriptiveStatistics(new Noise.Uniform(.3).apply(x, KeyedStream.of(0, "a")).data());
    assertEquals(0, uniform.getMean(), .01);
    assertEquals(.3 / Math.sqrt(3), uniform.getStandardDeviation(), .005);
    assertTrue(uniform.getMax() < .3 && uniform.getMin() >= -.3);
  }

  /** Eq. 3: ‖θʳ − θ‖ = β‖θ‖, along g; biases stay, and so do weights without a gradient. */
  @Test
  void weightsMoveByTheirNormAlongTheGradient() {
    Parameters theta =
        new Parameters(
            Map.of(
                "a.weight", Tensor.of(new double[] {3, 4}, 2),
                "b.weight", Tensor.of(new double[] {3, 4}, 2),
                "a.bias", Tensor.of(new double[] {1}, 1)),
            Map.of("a.weight", Role.WEIGHT, "b.weight", Role.WEIGHT, "a.bias", Role.BIAS));
    Map<String, Tensor> gradients =
        Map.of(
            "a.weight", Tensor.of(new double[] {0, 1e-20}, 2),
            "b.weight", Tensor.zeros(2),
            "a.bias", Tensor.of(new double[] {7}, 1));
    Parameters robust = LayerwisePerturbation.apply(theta, gradients, 2, 0);
    assertArrayEquals(new double[] {3, 14}, robust.get("a.weight").data(), 1e-14);
    assertSame(theta.get("b.weight"), robust.get("b.weight"));
    assertSame(theta.get("a.bias"), robust.get("a.bias"));
    Parameters floored = LayerwisePerturbation.apply(theta, gradients, 2, 1e-13);
    assertSame(theta.get("a.weight"), floored.get("a.weight"), "‖g‖ below floor·‖θ‖");
  }

  /** A linear loss g·θ grows by exactly the rise asked for. */
  @Test
  void gradientStepRaisesTheLossByTheRise() {
    Parameters theta =
        new Parameters(
            Map.of("a.weight", Tensor.of(new double[] {1, 1}, 2)), Map.of("a.weight", Role.WEIGHT));
    Map<String, Tensor> g = Map.of("a.weight", Tensor.of(new double[] {3, -4}, 2));
    Parameters ahead = GradientStep.apply(theta, g, GradientStep.size(theta, g, .01));
    double rise = g.get("a.weight").dot(ahead.get("a.weight")) - (3 - 4);
    assertEquals(.01, rise, 1e-15);
    assertEquals(0, GradientStep.size(theta, Map.of("a.weight", Tensor.zeros(2)), .01));
  }

  /** Only the direction of g counts, whatever its size. */
  @Test
  void weightsMoveByTheirNormForAnySizeOfTheGradient() {
    Parameters theta = weight(3, 4);
    Tensor g = Tensor.of(new double[] {3, -4}, 2);
    for (int exponent : new int[] {0, 520, 1021, -520, -1060}) {
      Map<String, Tensor> gradients = Map.of("a.weight", g.scaled(exponent));
      Parameters robust = LayerwisePerturbation.apply(theta, gradients, 2, 0);
      assertArrayEquals(new double[] {9, -4}, robust.get("a.weight").data(), 1e-14);
    }
    Tensor infinite = Tensor.of(new double[] {1, Double.POSITIVE_INFINITY}, 2);
    Parameters lost = LayerwisePerturbation.apply(theta, Map.of("a.weight", infinite), 2, 0);
    assertTrue(Double.isNaN(lost.get("a.weight").data()[0]));
  }

  /** A step that a double cannot hold is NaN, so that the score is; 0 would be a score. */
  @Test
  void gradientStepOfAnOverflowingGradientIsNan() {
    Parameters theta = weight(1, 1);
    Tensor g = Tensor.of(new double[] {3, -4}, 2);
    assertTrue(Double.isNaN(GradientStep.size(theta, Map.of("a.weight", g.scaled(600)), .01)));
    assertTrue(Double.isNaN(GradientStep.size(theta, Map.of("a.weight", g.scaled(-600)), .01)));
  }

  private static Parameters weight(double... w) {
    return new Parameters(
        Map.of("a.weight", Tensor.of(w, w.length)), Map.of("a.weight", Role.WEIGHT));
  }
}
