package croze.proxy;

/** The parameters that a pass runs with, told by how they are made from the initial draw θ. */
public sealed interface Weights {

  /** θ as drawn. */
  record Initial() implements Weights {}

  /** |θ| of every tensor. */
  record Absolute() implements Weights {}

  /**
   * Layer-wise perturbation (Eq. 3): θ + β·‖θ‖·g/‖g‖ per conv and linear weight, θ and g being
   * those of the pass {@code at}; biases and norms stay.
   *
   * @param floor θ is kept where ‖g‖ is at most {@code floor}·‖θ‖, or 0 (public code: what an SGD
   *     step of 0.001 in double loses; paper: 0)
   */
  record Robust(PassKey at, double beta, double floor) implements Weights {}

  /**
   * θ + h·g over all conv and linear weights, θ and g being those of the pass {@code at}.
   *
   * @param rise what h·g adds to the loss to first order, with the sign of h: h = rise/‖g‖²
   */
  record AlongGradient(PassKey at, double rise) implements Weights {}
}
