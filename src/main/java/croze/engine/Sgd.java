package croze.engine;

import croze.net.ParameterSpec.Role;
import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Stochastic gradient descent as PyTorch 1.13 defines it, for one step.
 *
 * <pre>
 * g := g·min(1, clip / (‖g‖ + 1e-6))      if clipped, ‖g‖ over all tensors together
 * d  = g + decay·w                        decay of the tensor's role, else d = g
 * v := momentum·v + d                     v = 0 at the start
 * w := w − rate·(nesterov ? d + momentum·v : v)
 * </pre>
 *
 * @param rate learning rate
 * @param momentum from 0 to below 1
 * @param nesterov whether the step looks ahead along v
 * @param decay weight decay
 * @param decayed roles of the tensors that decay
 * @param clip bound of the norm of the whole gradient
 */
public record Sgd(
    double rate,
    double momentum,
    boolean nesterov,
    double decay,
    Set<Role> decayed,
    OptionalDouble clip) {

  /**
   * @throws IllegalArgumentException if rate or decay is negative or no number, momentum outside
   *     [0, 1), clip not positive, or Nesterov without momentum
   */
  public Sgd {
    decayed = Set.copyOf(decayed);
    require(rate >= 0, "learning rate", "at least 0", rate);
    require(momentum >= 0 && momentum < 1, "momentum", "at least 0 and less than 1", momentum);
    require(!nesterov || momentum > 0, "momentum of Nesterov's form", "more than 0", momentum);
    require(decay >= 0, "weight decay", "at least 0", decay);
    require(clip.isEmpty() || clip.getAsDouble() > 0, "gradient clip", "more than 0", clip);
  }

  private static void require(boolean met, String what, String expected, Object found) {
    if (!met) {
      throw new IllegalArgumentException(
          "%s: expected %s, found %s".formatted(what, expected, found));
    }
  }

  /** Without momentum, decay and clip. */
  public static Sgd plain(double rate) {
    return new Sgd(rate, 0, false, 0, Set.of(), OptionalDouble.empty());
  }

  /** The same with another learning rate: what a schedule changes. */
  public Sgd withRate(double other) {
    return new Sgd(other, momentum, nesterov, decay, decayed, clip);
  }

  public Sgd withMomentum(double other) {
    return new Sgd(rate, other, false, decay, decayed, clip);
  }

  public Sgd withNesterov(double other) {
    return new Sgd(rate, other, true, decay, decayed, clip);
  }

  /** The same with decay of every tensor. */
  public Sgd withDecay(double other) {
    return withDecay(other, EnumSet.allOf(Role.class));
  }

  public Sgd withDecay(double other, Set<Role> roles) {
    return new Sgd(rate, momentum, nesterov, other, roles, clip);
  }

  public Sgd withClip(double norm) {
    return new Sgd(rate, momentum, nesterov, decay, decayed, OptionalDouble.of(norm));
  }

  /** The decay of a tensor of that role. */
  public double decay(Role role) {
    return decayed.contains(role) ? decay : 0;
  }

  /** What the gradient is multiplied by, for Σ g² over all tensors. */
  public double clipFactor(double sumOfSquares) {
    return clip.isEmpty() ? 1 : Math.min(1, clip.getAsDouble() / (Math.sqrt(sumOfSquares) + 1e-6));
  }
}
