package croze.perturb;

import croze.net.Parameters;
import croze.tensor.Tensor;
import java.util.Map;

/**
 * A step along the gradient of all conv and linear weights at once, θ + h·g. Biases and norms stay.
 */
public final class GradientStep {

  private GradientStep() {}

  /**
   * The h at which the loss has grown by {@code rise} to first order: rise/‖g‖², the norm over all
   * conv and linear weights together; 0 where g = 0, NaN where ‖g‖² leaves the range of a double.
   */
  public static double size(Parameters theta, Map<String, Tensor> gradients, double rise) {
    double squared = 0;
    boolean zero = true;
    for (Map.Entry<String, Tensor> e : gradients.entrySet()) {
      if (theta.isWeight(e.getKey())) {
        squared += e.getValue().dot(e.getValue());
        zero &= e.getValue().norm() == 0;
      }
    }
    return zero ? 0 : Tensor.isExact(squared) ? rise / squared : Double.NaN;
  }

  /** θ + h·g. */
  public static Parameters apply(Parameters theta, Map<String, Tensor> gradients, double h) {
    return theta.mapWeights((name, w) -> w.plus(h, gradients.get(name)));
  }
}
