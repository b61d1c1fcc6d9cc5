package croze.proxy.croze;

import croze.engine.Objective;
import croze.engine.Output;
import croze.net.Form;
import croze.perturb.Fgsm;
import croze.perturb.Perturbation;
import croze.proxy.api.Images;
import croze.proxy.api.Need;
import croze.proxy.api.PassKey;
import croze.proxy.api.Weights;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Everything in which two definitions of CRoZe can differ: what the public code computes, what the
 * paper says, and each step between. Immutable.
 *
 * @param network the network and its two sets of weights, θ and θʳ
 * @param images the two batches, x and x'
 * @param comparison what is compared of the passes, and how
 */
public record CrozeDefinition(Network network, PerturbedImages images, Comparison comparison) {

  /**
   * The network scored.
   *
   * @param absolute whether all parameters are made positive first
   * @param beta β of Eq. 3
   * @param floor where ‖g‖ ≤ floor·‖θ‖ the robust weight stays θ
   */
  public record Network(Form form, boolean absolute, double beta, double floor) {}

  /**
   * How x' is made from x.
   *
   * @param clamp whether x', normalised, is clamped to [0, 1]
   */
  public record PerturbedImages(Perturbation by, boolean clamp) {}

  /**
   * How Z, P and G compare the passes.
   *
   * @param accumulated gʳ = ∇L(θʳ; x) + ∇L(θʳ; x') if set, ∇L(θʳ; x') otherwise (Eq. 6)
   * @param gamma γ of Eq. 7: P compares θ − γg with θʳ − γgʳ
   * @param cosine the cosines that Z, P and G sum
   * @param features what z is
   */
  public record Comparison(boolean accumulated, double gamma, Cosine cosine, Features features) {}

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
          new Network(Form.WITHOUT_BN, true, 2, 0x1p-53 / .001),
          new PerturbedImages(new Fgsm(-EPSILON), true),
          new Comparison(true, 0, Cosine.COLUMNS, Features.TAPPED));

  /** Eq. 3–10 taken literally; the paper gives no β, ε, γ, so they are the public code's. */
  public static final CrozeDefinition PAPER =
      new CrozeDefinition(
          new Network(Form.PAPER, false, 2, 0),
          new PerturbedImages(new Fgsm(EPSILON), false),
          new Comparison(false, GAMMA, Cosine.FLATTENED, Features.LAYER_OUTPUT));

  /** The network with BN kept everywhere, or the one without. */
  public CrozeDefinition withForm(Form form) {
    return with(new Network(form, network.absolute, network.beta, network.floor));
  }

  /** |θ|, or θ as drawn. */
  public CrozeDefinition withAbsolute(boolean absolute) {
    return with(new Network(network.form, absolute, network.beta, network.floor));
  }

  public CrozeDefinition withBeta(double beta) {
    return with(new Network(network.form, network.absolute, beta, network.floor));
  }

  public CrozeDefinition withPerturbation(Perturbation by) {
    return with(new PerturbedImages(by, images.clamp));
  }

  /** The FGSM step climbs the loss: +ε. */
  public CrozeDefinition climbing() {
    return withPerturbation(new Fgsm(EPSILON));
  }

  public CrozeDefinition withClamp(boolean clamp) {
    return with(new PerturbedImages(images.by, clamp));
  }

  /** Whether gradients are kept, or cleared before the pass on x'. */
  public CrozeDefinition withAccumulated(boolean accumulated) {
    return with(
        new Comparison(accumulated, comparison.gamma, comparison.cosine, comparison.features));
  }

  /** P compares the weights after the step γ = .001 of Eq. 7. */
  public CrozeDefinition stepped() {
    return withGamma(GAMMA);
  }

  public CrozeDefinition withGamma(double gamma) {
    return with(
        new Comparison(comparison.accumulated, gamma, comparison.cosine, comparison.features));
  }

  public CrozeDefinition withCosine(Cosine cosine) {
    return with(
        new Comparison(comparison.accumulated, comparison.gamma, cosine, comparison.features));
  }

  private CrozeDefinition with(Network other) {
    return new CrozeDefinition(other, images, comparison);
  }

  private CrozeDefinition with(PerturbedImages other) {
    return new CrozeDefinition(network, other, comparison);
  }

  private CrozeDefinition with(Comparison other) {
    return new CrozeDefinition(network, images, other);
  }

  /** The pass at θ and x. */
  public PassKey clean() {
    return on(
        network.absolute ? new Weights.Absolute() : new Weights.Initial(), new Images.Clean());
  }

  /** The pass at θʳ and x. */
  PassKey robust() {
    return on(robustWeights(), new Images.Clean());
  }

  /** The pass at θʳ and x'. */
  public PassKey perturbed() {
    return on(robustWeights(), new Images.Perturbed(robust(), images.by, images.clamp));
  }

  private PassKey on(Weights weights, Images of) {
    return new PassKey(network.form, weights, of, Objective.CROSS_ENTROPY);
  }

  private Weights robustWeights() {
    return new Weights.Robust(clean(), network.beta, network.floor);
  }

  /** The passes that the factors read. */
  List<Need> needs() {
    Set<Output> outputs =
        EnumSet.of(
            Output.PARAMETER_GRADIENTS,
            comparison.features == Features.TAPPED ? Output.FEATURES : Output.LAYER_OUTPUTS);
    Need clean = new Need(clean(), outputs);
    Need perturbed = new Need(perturbed(), outputs);
    return comparison.accumulated
        ? List.of(clean, Need.of(robust(), Output.PARAMETER_GRADIENTS), perturbed)
        : List.of(clean, perturbed);
  }
}
