package croze.proxy;

import java.util.Map;
import java.util.Optional;

/**
 * Figures that others print of a proxy on NAS-Bench-201: Spearman's ρ with clean accuracy on
 * CIFAR-10, CIFAR-100 and ImageNet16-120. Where sources disagree, each stands with its figure. Our
 * own are in {@code results/rivals}, over the same cells for all.
 */
public final class ReportedFigures {
  private static final String README = "VKDNW's README";
  private static final String DISPUTED =
      "%s (" + README + "); disputed: %s (CIFAR-10, an earlier notebook of the same authors)";

  private static final Map<String, String> BY_PROXY =
      Map.of(
          "zico",
          ".802, .809, .779 (" + README + ")",
          "jacov",
          DISPUTED.formatted(".800, .820, .779", ".712"),
          "trainable_layers",
          DISPUTED.formatted(".767, .787, .764", ".723"),
          "vkdnw_single",
          DISPUTED.formatted(".815, .829, .814", ".798"),
          "vkdnw",
          "with the parts of AZ-NAS, as VKDNW_agg, "
              + DISPUTED.formatted(".919, .919, .906", ".911"),
          "az_expressivity",
          "all parts together, as AZ-NAS, "
              + DISPUTED.formatted(".892, .880, .859", ".912")
              + "; .913 (CIFAR-10, AZ-NAS's own notebook)",
          "swap",
          "regularised, .90 on CIFAR-100 (abstract of its paper)");

  private ReportedFigures() {}

  /** The figures in one line, if any are known. */
  public static Optional<String> of(String proxy) {
    return Optional.ofNullable(BY_PROXY.get(proxy));
  }
}
