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
   * The h that moves the weights by the given share of their norm: h = relative·‖θ‖/‖g‖, norms over
   * all conv and linear weights together; 0 where g = 0.
   */
  public static double size(Parameters theta, Map<String, Tensor> gradients, double relative) {
    double weights = 0;
    double slopes = 0;
    for (Map.Entry<String, Tensor> e : theta.tensors().entrySet()) {
      if (e.getKey().endsWith(".weight")) {
        Tensor g = gradients.get(e.getKey());
        weights += e.getValue().dot(e.getValue());
        slopes += g.dot(g);
      }
    }
    return slopes == 0 ? 0 : relative * Math.sqrt(weights / slopes);
  }

  /** θ + h·g. */
  public static Parameters apply(Parameters theta, Map<String, Tensor> gradients, double h) {
    return theta.mapWeights((name, w) -> w.plus(h, gradients.get(name)));
  }
}
