package croze.proxy.croze;

import croze.InvalidInputException;
import croze.net.Form;
import croze.perturb.Noise.Gaussian;
import croze.perturb.Noise.Uniform;
import croze.perturb.Perturbation;
import croze.perturb.PixelPerturbation.Brightness;
import croze.perturb.PixelPerturbation.Contrast;
import croze.perturb.PixelPerturbation.Pixelate;
import croze.proxy.api.Proxy;
import croze.proxy.croze.Croze.Product;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The members of the CRoZe family: its parts, and the public code with switches turned. */
public final class CrozeVariants {
  private static final CrozeDefinition CODE = CrozeDefinition.PUBLIC_CODE;
  private static final String BY_CODE = "public code of Ha, Kim and Hwang 2023";
  private static final String BY_PAPER = "Ha, Kim and Hwang 2023, Eq. 3-10";
  private static final String VARIANT = "this project: a variant of croze";

  private static final String CLAMPED = "croze_";
  private static final String UNCLAMPED = "croze_noclamp_";

  /**
   * A kind of perturbation.
   *
   * @param usual of the strength that the tables have
   * @param ofStrength of another, given as text; throws IllegalArgumentException if it is none
   */
  private record Kind(String name, Perturbation usual, Function<String, Perturbation> ofStrength) {}

  /**
   * The usual noise has FGSM's root mean square, .01; corruptions have severity 3 of CIFAR-10-C,
   * pixelate its nearest block.
   */
  private static final List<Kind> KINDS =
      List.of(
          new Kind("gaussian", new Gaussian(.01), s -> new Gaussian(positive(s))),
          new Kind("uniform", new Uniform(.01 * Math.sqrt(3)), s -> new Uniform(positive(s))),
          new Kind("brightness", new Brightness(.15), s -> new Brightness(positive(s))),
          new Kind("contrast", new Contrast(.4), s -> new Contrast(positive(s))),
          new Kind("pixelate", new Pixelate(2), s -> new Pixelate(Integer.parseInt(s))));

  /** The seven products of Z, P and G (Tables 5, 7, 8), by the public code. */
  public static final List<Proxy> ABLATION =
      products(
          "croze",
          BY_CODE,
          CODE,
          "Z = Σ(1 + cos(zʳ, z)), P = Σ(1 + cos(θʳ, θ)), G = Σ|cos(gʳ, g)| over columns, at |θ|, no"
              + " BN");

  /** The seven products by Eq. 3–10. */
  public static final List<Proxy> PAPER_ABLATION =
      products(
          "croze-paper",
          BY_PAPER,
          CrozeDefinition.PAPER,
          "Z = 1 + cos(zʳ, z), P = 1 + cos(θ₁ʳ, θ₁), G = |cos(gʳ, g)|");

  /**
   * The public code with each deviation from the paper corrected alone, then several, then all. The
   * last, croze_eps_product, is no deviation but the public code under an older PyTorch's cosine.
   */
  public static final List<Proxy> DEVIATIONS =
      List.of(
          variant("croze_fgsm_plus", "FGSM climbs: x' = x + ε·sign", CODE.climbing()),
          variant("croze_noclamp", "x' not clamped", CODE.withClamp(false)),
          variant("croze_noaccum", "gʳ = ∇L(θʳ; x') alone", CODE.withAccumulated(false)),
          variant("croze_signed", "θ as drawn, not |θ|", CODE.withAbsolute(false)),
          variant("croze_bn", "BN kept everywhere", CODE.withForm(Form.WITH_BN)),
          variant("croze_flat", "one cosine a tensor", CODE.withCosine(Cosine.FLATTENED)),
          variant("croze_gamma", "P after the step γ = .001", CODE.stepped()),
          variant("croze_fixed_abs", "sign, clamp and gradient corrected", fixed()),
          variant(
              "croze_fixed_signed_bn",
              "sign, clamp and gradient corrected, θ as drawn, BN kept",
              fixed().withAbsolute(false).withForm(Form.WITH_BN)),
          variant(
              "croze_mended",
              "all seven corrected: differs from croze-paper in z and in biases and norms only",
              fixed()
                  .withAbsolute(false)
                  .withForm(Form.WITH_BN)
                  .withCosine(Cosine.FLATTENED)
                  .stepped()),
          variant(
              "croze_eps_product",
              "cosines floored at ‖a‖·‖b‖ = 1e-8, as PyTorch 1.10 did",
              CODE.withCosine(Cosine.COLUMNS_FLOORED_PRODUCT)));

  /**
   * Other perturbations in place of FGSM (Table 9 and beyond), with the public code's clamp and
   * without: the clamp moves most pixels, and far more than ε.
   */
  public static final List<Proxy> PERTURBATIONS =
      Stream.of(CLAMPED, UNCLAMPED)
          .flatMap(family -> KINDS.stream().map(k -> perturbed(family, k.name(), "", k.usual())))
          .toList();

  private CrozeVariants() {}

  /**
   * A perturbation variant with a strength of its own.
   *
   * @param variant name of a variant in {@link #PERTURBATIONS}
   * @throws InvalidInputException if the variant or the strength is not one
   */
  public static Proxy perturbed(String variant, String strength) {
    String family = variant.startsWith(UNCLAMPED) ? UNCLAMPED : CLAMPED;
    try {
      Kind kind =
          KINDS.stream()
              .filter(k -> variant.equals(family + k.name()))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException(variant));
      return perturbed(family, kind.name(), "=" + strength, kind.ofStrength().apply(strength));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "no proxy '%s=%s': expected one of %s, =, and a strength above 0 (pixelate: whole pixels)"
              .formatted(
                  variant,
                  strength,
                  String.join(", ", PERTURBATIONS.stream().map(Proxy::name).toList())),
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

  private static Proxy perturbed(
      String family, String kind, String strength, Perturbation perturbation) {
    boolean clamp = family.equals(CLAMPED);
    return variant(
        family + kind + strength,
        "x' by " + perturbation + (clamp ? "" : ", not clamped"),
        CODE.withPerturbation(perturbation).withClamp(clamp));
  }

  private static CrozeDefinition fixed() {
    return CODE.climbing().withClamp(false).withAccumulated(false);
  }

  private static Proxy variant(String name, String how, CrozeDefinition by) {
    return Croze.full(name, "croze, but: " + how, VARIANT, by);
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
