package croze.score;

import croze.proxy.api.Proxy;
import croze.score.PassCosts.Sized;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What scoring an architecture costs: {@code base + perMac·MACs} seconds of one core, MACs those of
 * one image.
 *
 * @param base seconds that no convolution takes
 * @param perMac seconds a multiply-accumulate of one image: its share of all passes and images
 */
record Cost(double base, double perMac) {
  /** Runs of each architecture; the first also pays for the compiler. */
  private static final int RUNS = 3;

  /** Once so much is spent no run is added. */
  private static final long ENOUGH_NANOS = TimeUnit.SECONDS.toNanos(4);

  double seconds(long macs) {
    return base + perMac * macs;
  }

  /** The line through two points of MACs and seconds; a constant if it would fall. */
  static Cost through(long macs, double seconds, long otherMacs, double otherSeconds) {
    double slope =
        macs == otherMacs ? 0 : Math.max(0, (otherSeconds - seconds) / (otherMacs - macs));
    return new Cost(Math.max(0, otherSeconds - slope * otherMacs), slope);
  }

  /**
   * Measures the line: the time of the engine for the lightest of some architectures and for one
   * near their mean, each the fastest of some runs. Takes a few seconds.
   *
   * @param scorer of the setting that is to be estimated
   */
  static Cost measured(Scorer scorer, List<Sized> architectures, List<Proxy> proxies) {
    double middle = architectures.stream().mapToLong(Sized::macs).average().orElseThrow();
    Sized light = Collections.min(architectures, Comparator.comparingLong(Sized::macs));
    Sized mean =
        Collections.min(
            architectures, Comparator.comparingDouble(a -> Math.abs(a.macs() - middle)));
    scorer.score(light.architecture(), proxies);
    double meanSeconds = fastest(scorer, mean, proxies);
    return through(light.macs(), fastest(scorer, light, proxies), mean.macs(), meanSeconds);
  }

  private static double fastest(Scorer scorer, Sized architecture, List<Proxy> proxies) {
    long start = scorer.nanos();
    long fastest = Long.MAX_VALUE;
    for (int run = 0; run < RUNS && scorer.nanos() - start < ENOUGH_NANOS; run++) {
      long before = scorer.nanos();
      scorer.score(architecture.architecture(), proxies);
      fastest = Math.min(fastest, scorer.nanos() - before);
    }
    return fastest / 1e9;
  }
}
