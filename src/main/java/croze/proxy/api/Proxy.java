package croze.proxy.api;

import croze.proxy.Proxies;
import java.util.List;

/**
 * A training-free score of an untrained network: a pure function of passes.
 *
 * <p>To add one: write a class and name it in {@code META-INF/services/croze.proxy.api.Proxy} of a
 * jar on the class path ({@code docs/tutorial/own-proxy.md}), or, of this project, in {@link
 * Proxies}. Implementations are immutable and thread safe.
 */
public interface Proxy {
  /** The sign of most proxies. */
  String HIGHER_IS_BETTER = "higher is better";

  /** Name on the command line and in column headers: letters, digits, _, - and . only. */
  String name();

  /** The definition in one line, as a formula. */
  String definition();

  /** Where the definition comes from. */
  String source();

  /** What the sign of the score means, in a few words. */
  default String sign() {
    return HIGHER_IS_BETTER;
  }

  /**
   * Whether layers from which no path leads to the output change the score. If not, all
   * architectures of one {@linkplain croze.space.SearchSpace#representative representative} have
   * one score. There is no default: the wrong answer is a wrong number.
   */
  boolean seesDeadLayers();

  /** The passes that {@link #score} reads, but for {@linkplain Passes#own its own}. */
  List<Need> needs();

  /** What it asks for; to be said by a proxy that runs passes of its own. */
  default Requirements requirements() {
    return Requirements.of(needs());
  }

  /** Whether a network is run for it; if not, the cell alone decides. */
  default boolean runsNetwork() {
    return !needs().isEmpty();
  }

  /**
   * The score; higher is meant to be better. NaN where the proxy is undefined or a value leaves the
   * range of a double, −∞ where its logarithm is.
   */
  double score(Passes passes);
}
