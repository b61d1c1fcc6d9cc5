package croze.proxy;

import croze.engine.Objective;
import croze.engine.Output;
import croze.net.Form;
import croze.perturb.Fgsm;
import croze.perturb.Perturbation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Everything in which two definitions of CRoZe can differ: what the public code computes, what the
 * paper says, and each step between.
 *
 * @param form the network scored
 * @param absolute whether all parameters are made positive first
 * @param beta β of Eq. 3
 * @param floor where ‖g‖ ≤ floor·‖θ‖ the robust weight stays θ
 * @param perturbation how x' is made from x
 * @param clamp whether x', normalised, is clamped to [0, 1]
 * @param accumulated gʳ = ∇L(θʳ; x) + ∇L(θʳ; x') if set, ∇L(θʳ; x') otherwise (Eq. 6)
 * @param gamma γ of Eq. 7: P compares θ − γg with θʳ − γgʳ
 * @param cosine the cosines that Z, P and G sum
 * @param features what z is
 */
public record CrozeDefinition(
    Form form,
    boolean absolute,
    double beta,
    double floor,
    Perturbation perturbation,
    boolean clamp,
    boolean accumulated,
    double gamma,
    Cosine cosine,
    Features features) {

  /** Which activations Z compares. */
  public enum Features {
    /** The tapped feature that the program gives the layer: five in all. */
    TAPPED,
    /** The layer's own raw output. */
    LAYER_OUTPUT
  }

  /** ε of Eq. 4, on the normalised image; the public code's, as are β = 2 and γ = .001. */
  private static final double EPSILON = .01;

  private static final double GAMMA = .001;

  /**
   * What the public code computes. It finds g as the difference that an SGD step of .001 makes to
   * θ, which is lost in double's 53 bits where ‖g‖ is below 1.1e-16·‖θ‖/.001.
   */
  public static final CrozeDefinition PUBLIC_CODE =
      new CrozeDefinition(
          Form.WITHOUT_BN,
          true,
          2,
          0x1p-53 / .001,
          new Fgsm(-EPSILON),
          true,
          true,
          0,
          Cosine.COLUMNS,
          Features.TAPPED);

  /** Eq. 3–10 taken literally; the paper gives no β, ε, γ, so they are the public code's. */
  public static final CrozeDefinition PAPER =
      new CrozeDefinition(
          Form.PAPER,
          false,
          2,
          0,
          new Fgsm(EPSILON),
          false,
          false,
          GAMMA,
          Cosine.FLATTENED,
          Features.LAYER_OUTPUT);

  /** The network with BN kept everywhere, or the one without. */
  public CrozeDefinition withForm(Form other) {
    return new CrozeDefinition(
        other, absolute, beta, floor, perturbation, clamp, accumulated, gamma, cosine, features);
  }

  /** θ as drawn instead of |θ|. */
  public CrozeDefinition signed() {
    return new CrozeDefinition(
        form, false, beta, floor, perturbation, clamp, accumulated, gamma, cosine, features);
  }

  public CrozeDefinition perturbedBy(Perturbation other) {
    return new CrozeDefinition(
        form, absolute, beta, floor, other, clamp, accumulated, gamma, cosine, features);
  }

  /** The FGSM step climbs the loss: +ε. */
  public CrozeDefinition climbing() {
    return perturbedBy(new Fgsm(EPSILON));
  }

  public CrozeDefinition withClamp(boolean other) {
    return new CrozeDefinition(
        form, absolute, beta, floor, perturbation, other, accumulated, gamma, cosine, features);
  }

  /** Gradients are cleared before the pass on x'. */
  public CrozeDefinition cleared() {
    return new CrozeDefinition(
        form, absolute, beta, floor, perturbation, clamp, false, gamma, cosine, features);
  }

  /** P compares the weights after the step γ = .001 of Eq. 7. */
  public CrozeDefinition stepped() {
    return withGamma(GAMMA);
  }

  public CrozeDefinition withGamma(double other) {
    return new CrozeDefinition(
        form, absolute, beta, floor, perturbation, clamp, accumulated, other, cosine, features);
  }

  public CrozeDefinition withCosine(Cosine other) {
    return new CrozeDefinition(
        form, absolute, beta, floor, perturbation, clamp, accumulated, gamma, other, features);
  }

  /** The pass at θ and x. */
  PassKey clean() {
    return on(absolute ? new Weights.Absolute() : new Weights.Initial(), new Images.Clean());
  }

  /** The pass at θʳ and x. */
  PassKey robust() {
    return on(robustWeights(), new Images.Clean());
  }

  /** The pass at θʳ and x'. */
  PassKey perturbed() {
    return on(robustWeights(), new Images.Perturbed(robust(), perturbation, clamp));
  }

  private PassKey on(Weights weights, Images images) {
    return new PassKey(form, weights, images, Objective.CROSS_ENTROPY);
  }

  private Weights robustWeights() {
    return new Weights.Robust(clean(), beta, floor);
  }

  /** The passes that the factors read. */
  List<Need> needs() {
    Set<Output> outputs =
        EnumSet.of(
            Output.PARAMETER_GRADIENTS,
            features == Features.TAPPED ? Output.FEATURES : Output.LAYER_OUTPUTS);
    Need clean = new Need(clean(), outputs);
    Need perturbed = new Need(perturbed(), outputs);
    return accumulated
        ? List.of(clean, Need.of(robust(), Output.PARAMETER_GRADIENTS), perturbed)
        : List.of(clean, perturbed);
  }
}
