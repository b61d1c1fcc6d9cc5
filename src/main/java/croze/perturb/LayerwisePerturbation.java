package croze.perturb;

import croze.net.Parameters;
import croze.tensor.Tensor;
import java.util.Map;

/**
 * Layer-wise parameter perturbation (Eq. 3): θʳ = θ + β·‖θ‖·g/‖g‖ for each conv and linear weight,
 * norms over the whole tensor. Biases and norms stay.
 */
public final class LayerwisePerturbation {

  private LayerwisePerturbation() {}

  /**
   * θʳ.
   *
   * @param gradients ∂L/∂θ by parameter name; must hold every weight
   * @param beta the step in units of ‖θ‖
   * @param floor a weight is kept where ‖g‖ ≤ floor·‖θ‖; 0 keeps it where g = 0 only
   */
  public static Parameters apply(
      Parameters theta, Map<String, Tensor> gradients, double beta, double floor) {
    return theta.mapWeights((name, w) -> robust(w, gradients.get(name), beta, floor));
  }

  private static Tensor robust(Tensor w, Tensor g, double beta, double floor) {
    double size = w.norm();
    double slope = g.norm();
    if (!Tensor.isExact(slope * slope) && slope != 0) { // β·‖θ‖/‖g‖ may leave the range
      int exponent = g.exponent();
      Tensor scaled = g.scaled(-exponent);
      return scaled.norm() <= Math.scalb(floor * size, -exponent)
          ? w
          : w.plus(beta * size / scaled.norm(), scaled);
    }
    return slope <= floor * size ? w : w.plus(beta * size / slope, g);
  }
}
