package croze.proxy;

import croze.InvalidInputException;
import croze.net.Form;
import croze.perturb.Corruption.Brightness;
import croze.perturb.Corruption.Contrast;
import croze.perturb.Corruption.Pixelate;
import croze.perturb.Noise.Gaussian;
import croze.perturb.Noise.Uniform;
import croze.perturb.Perturbation;
import croze.proxy.Croze.Product;
import java.util.List;

/** The members of the CRoZe family: its parts, and the public code with switches turned. */
final class CrozeVariants {
  private static final CrozeDefinition CODE = CrozeDefinition.PUBLIC_CODE;
  private static final String BY_CODE = "public code of Ha, Kim and Hwang 2023";
  private static final String BY_PAPER = "Ha, Kim and Hwang 2023, Eq. 3-10";
  private static final String BY_HARNESS = "this harness: croze with switches turned";

  /** The seven products of Z, P and G (Tables 5, 7, 8), by the public code. */
  static final List<Proxy> ABLATION =
      products("croze", BY_CODE, CODE, "as the public code sums it");

  /** The seven products by Eq. 3–10. */
  static final List<Proxy> PAPER_ABLATION =
      products("croze-paper", BY_PAPER, CrozeDefinition.PAPER, "Eq. 3-10 taken literally");

  /** The public code with each departure from the paper mended alone, then several, then all. */
  static final List<Proxy> DEVIATIONS =
      List.of(
          variant("croze_fgsm_plus", "FGSM climbs: x' = x + ε·sign", CODE.climbing()),
          variant("croze_noclamp", "x' not clamped", CODE.withClamp(false)),
          variant("croze_noaccum", "gʳ = ∇L(θʳ; x') alone", CODE.cleared()),
          variant("croze_signed", "θ as drawn, not |θ|", CODE.signed()),
          variant("croze_bn", "BN kept everywhere", CODE.withForm(Form.WITH_BN)),
          variant("croze_flat", "one cosine a tensor", CODE.withCosine(Cosine.FLATTENED)),
          variant("croze_gamma", "P after the step γ = .001", CODE.stepped()),
          variant("croze_fixed_abs", "sign, clamp and gradient mended", fixed()),
          variant(
              "croze_fixed_signed_bn",
              "sign, clamp and gradient mended, θ as drawn, BN kept",
              fixed().signed().withForm(Form.WITH_BN)),
          variant(
              "croze_mended",
              "all seven mended: differs from croze-paper in z and in biases and norms only",
              fixed().signed().withForm(Form.WITH_BN).withCosine(Cosine.FLATTENED).stepped()),
          variant(
              "croze_eps_product",
              "cosines floored at ‖a‖·‖b‖ = 1e-8, as PyTorch 1.10 did",
              CODE.withCosine(Cosine.COLUMNS_FLOORED_PRODUCT)));

  /**
   * Other perturbations in place of FGSM, the clamp staying (Table 9 and beyond). Noise has FGSM's
   * root mean square, .01; corruptions have severity 3 of CIFAR-10-C, pixelate its nearest block.
   */
  static final List<Proxy> PERTURBATIONS =
      List.of(
          perturbed("croze_gaussian", new Gaussian(.01)),
          perturbed("croze_uniform", new Uniform(.01 * Math.sqrt(3))),
          perturbed("croze_brightness", new Brightness(.15)),
          perturbed("croze_contrast", new Contrast(.4)),
          perturbed("croze_pixelate", new Pixelate(2)));

  private CrozeVariants() {}

  /**
   * A perturbation variant with a strength of its own, named {@code kind=strength}.
   *
   * @param kind name of a variant in {@link #PERTURBATIONS}
   * @throws InvalidInputException if the kind or the strength is not one
   */
  static Proxy perturbed(String kind, String strength) {
    String name = kind + "=" + strength;
    try {
      return perturbed(
          name,
          switch (kind) {
            case "croze_gaussian" -> new Gaussian(positive(strength));
            case "croze_uniform" -> new Uniform(positive(strength));
            case "croze_brightness" -> new Brightness(positive(strength));
            case "croze_contrast" -> new Contrast(positive(strength));
            case "croze_pixelate" -> new Pixelate(Integer.parseInt(strength));
            default -> throw new IllegalArgumentException(kind);
          });
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "no proxy '%s': expected one of %s, =, and a strength above 0 (pixelate: whole pixels)"
              .formatted(name, String.join(", ", PERTURBATIONS.stream().map(Proxy::name).toList())),
          e);
    }
  }

  private static double positive(String strength) {
    double value = Double.parseDouble(strength);
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(strength);
    }
    return value;
  }

  private static Proxy perturbed(String name, Perturbation perturbation) {
    return variant(name, "x' by " + perturbation, CODE.perturbedBy(perturbation));
  }

  private static CrozeDefinition fixed() {
    return CODE.climbing().withClamp(false).cleared();
  }

  private static Proxy variant(String name, String how, CrozeDefinition by) {
    return Croze.full(name, "croze, but: " + how, BY_HARNESS, by);
  }

  private static List<Proxy> products(
      String name, String source, CrozeDefinition by, String reading) {
    return List.of(
        product(name + "_z", "Z_m", reading, source, by, f -> f.z()),
        product(name + "_p", "P_m", reading, source, by, f -> f.p()),
        product(name + "_g", "G_m", reading, source, by, f -> f.g()),
        product(name + "_zp", "Z_m·P_m", reading, source, by, f -> f.z() * f.p()),
        product(name + "_zg", "Z_m·G_m", reading, source, by, f -> f.z() * f.g()),
        product(name + "_pg", "P_m·G_m", reading, source, by, f -> f.p() * f.g()),
        product(name, "Z_m·P_m·G_m", reading, source, by, f -> f.z() * f.p() * f.g()));
  }

  private static Proxy product(
      String name, String term, String reading, String source, CrozeDefinition by, Product of) {
    return new Croze(name, "Σ_m |" + term + "|, " + reading, source, by, of);
  }
}
