package croze.perturb;

/**
 * How the perturbed images x' are made from the clean ones. The three kinds differ in what they
 * read.
 */
public sealed interface Perturbation permits Fgsm, Noise, Corruption {}
