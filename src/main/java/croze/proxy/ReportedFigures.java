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

  private static final String NONE = "none in its repository";

  private static final Map<String, String> BY_PROXY =
      Map.ofEntries(
          Map.entry("flops_nb201", ".799, .763, .718 (" + README + ")"),
          Map.entry("zico", ".802, .809, .779 (" + README + ")"),
          Map.entry("jacov", DISPUTED.formatted(".800, .820, .779", ".712")),
          Map.entry("trainable_layers", DISPUTED.formatted(".767, .787, .764", ".723")),
          Map.entry("vkdnw_single", DISPUTED.formatted(".815, .829, .814", ".798")),
          Map.entry(
              "vkdnw",
              "with the parts of AZ-NAS, as VKDNW_agg, "
                  + DISPUTED.formatted(".919, .919, .906", ".911")),
          Map.entry(
              "az_expressivity",
              "all parts together, as AZ-NAS, "
                  + DISPUTED.formatted(".892, .880, .859", ".912")
                  + "; .913 (CIFAR-10, AZ-NAS's own notebook)"),
          Map.entry("swap", "see swap_regularised"),
          Map.entry("swap_regularised", "–, .90, – (abstract of its paper, without its constants)"),
          Map.entry("meco", NONE),
          Map.entry("meco_gauss", NONE),
          Map.entry("conjs", NONE),
          Map.entry("dextr", NONE),
          Map.entry("rzcp", NONE));

  private ReportedFigures() {}

  /** The figures in one line, if any are known. */
  public static Optional<String> of(String proxy) {
    return Optional.ofNullable(BY_PROXY.get(proxy));
  }
}
