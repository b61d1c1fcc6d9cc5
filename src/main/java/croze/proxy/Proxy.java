package croze.proxy;

import java.util.List;

/**
 * A training-free score of an untrained network: a pure function of passes.
 *
 * <p>To add one: write a class and add one line to {@link Proxies}. Implementations are immutable
 * and thread safe.
 */
public interface Proxy {

  /** Name on the command line and in column headers. */
  String name();

  /** The definition in one line, as a formula. */
  String definition();

  /** Where the definition comes from. */
  String source();

  /** What the sign of the score means, in a few words. */
  default String sign() {
    return "higher is better";
  }

  /**
   * Whether layers from which no path leads to the output change the score. If not, all
   * architectures of one {@linkplain croze.space.SearchSpace#representative representative} have
   * one score. There is no default: the wrong answer is a wrong number.
   */
  boolean seesDeadLayers();

  /** The passes that {@link #score} reads; empty if the cell alone decides. */
  List<Need> needs();

  /**
   * The score; higher is meant to be better. NaN where the proxy is undefined or a value leaves the
   * range of a double, −∞ where its logarithm is.
   */
  double score(Passes passes);
}
