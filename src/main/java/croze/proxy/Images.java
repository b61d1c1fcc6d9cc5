package croze.proxy;

import croze.perturb.Perturbation;

/** The images that a pass runs on, told by how they are made from the clean batch. */
public sealed interface Images {

  /** The batch as drawn and normalised. */
  record Clean() implements Images {}

  /** One image of ones (SynFlow). */
  record Ones() implements Images {}

  /**
   * The clean batch perturbed.
   *
   * @param at the pass on the clean batch whose ∂L/∂x is meant, if the perturbation reads it
   * @param clamp whether x', normalised, is clamped to [0, 1] at the end, as the public code does
   */
  record Perturbed(PassKey at, Perturbation by, boolean clamp) implements Images {}
}
