package croze.proxy;

import croze.perturb.Corruption;
import croze.perturb.Fgsm;
import croze.perturb.Noise;

/**
 * The images that a pass runs on, told by how they are made from the clean batch. {@code clamp}
 * says whether the perturbed image, normalised, is clamped to [0, 1] at the end, as the public code
 * does.
 */
public sealed interface Images {

  /** The batch as drawn and normalised. */
  record Clean() implements Images {}

  /** One image of ones (SynFlow). */
  record Ones() implements Images {}

  /** An FGSM step from x along ∂L/∂x, both those of the pass {@code at}. */
  record Adversarial(PassKey at, Fgsm fgsm, boolean clamp) implements Images {}

  /** Noise on the clean batch. */
  record Noisy(Noise noise, boolean clamp) implements Images {}

  /** A corruption of the clean batch's pixels, normalised again. */
  record Corrupted(Corruption corruption, boolean clamp) implements Images {}
}
