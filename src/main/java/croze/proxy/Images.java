package croze.proxy;

/** The images that a pass runs on, told by how they are made from the clean batch. */
public sealed interface Images {

  /** The batch as drawn and normalised. */
  record Clean() implements Images {}

  /** One image of ones (SynFlow). */
  record Ones() implements Images {}

  /**
   * FGSM step (Eq. 4) on the normalised image: x + step·sign(∂L/∂x), x and ∂L/∂x being those of the
   * pass {@code at}.
   *
   * @param step −ε for the public code, +ε for the paper
   * @param clamp whether the result is clamped to [0, 1], as the public code does
   */
  record Adversarial(PassKey at, double step, boolean clamp) implements Images {}
}
