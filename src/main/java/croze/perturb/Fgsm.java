package croze.perturb;

import croze.tensor.Tensor;

/**
 * The fast gradient sign method (Eq. 4; Goodfellow et al. 2015) on the normalised image: x' = x +
 * step·sign(∂L/∂x), sign(0) = 0.
 *
 * @param step +ε climbs the loss as in the paper, −ε descends it as the public code does
 */
public record Fgsm(double step) implements Perturbation {

  @Override
  public Tensor apply(Source x) {
    return apply(x.images(), x.gradient().get());
  }

  @Override
  public boolean readsGradient() {
    return true;
  }

  /**
   * x'.
   *
   * @param gradient ∂L/∂x, of the shape of {@code images}
   */
  public Tensor apply(Tensor images, Tensor gradient) {
    return images.plus(step, gradient.map(Math::signum));
  }
}
