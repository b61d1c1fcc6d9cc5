package croze.perturb;

import croze.image.Normalisation;
import croze.random.KeyedStream;
import croze.tensor.Tensor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How the perturbed images x' are made from the clean ones. Passes on equally perturbed images are
 * run once, so an implementation is a record. Immutable and thread safe.
 */
public interface Perturbation {

  /**
   * What perturbations read. Gradient and noise are asked for by those only that need them.
   *
   * @param images x, normalised
   * @param gradient ∂L/∂x
   * @param normalisation what x was normalised with
   * @param noise a fresh stream, by the name of a kind of noise
   */
  record Source(
      Tensor images,
      Supplier<Tensor> gradient,
      Normalisation normalisation,
      Function<String, KeyedStream> noise) {}

  /** x', normalised as x is. */
  Tensor apply(Source x);

  /** Whether x' depends on ∂L/∂x. */
  default boolean readsGradient() {
    return false;
  }

  /** x', or as the public code has it clamp(x', 0, 1), although both are normalised. */
  default Tensor apply(Source x, boolean clamp) {
    Tensor perturbed = apply(x);
    return clamp ? perturbed.map(Perturbation::clamp) : perturbed;
  }

  /** clamp(x, 0, 1). */
  static double clamp(double x) {
    return Math.min(1, Math.max(0, x));
  }
}
