package croze.stats.correlation;

import croze.stats.resample.Spread;
import java.util.Arrays;
import java.util.List;
import java.util.PrimitiveIterator;
import org.apache.commons.math3.special.Erf;

/**
 * A proxy against the reference proxy on one metric, both on the same resamples.
 *
 * @param difference proxy minus reference, without the protocol's rounding
 * @param low lower end of the percentile interval of the difference
 * @param high upper end
 * @param p two-sided: 2Φ(−|difference| / s), s the standard deviation of the difference over the
 *     resamples. The normal tail, not the share of resamples beyond 0: that share cannot fall below
 *     1/resamples, which a correction for a table of ninety tests would lift over .05 whatever the
 *     data say
 * @param holm p after Holm's correction over the tests of its data set and view
 */
public record PairedDifference(double difference, double low, double high, double p, double holm) {

  static PairedDifference of(double difference, Spread resampled) {
    double s = resampled.standardDeviation();
    double p = difference == 0 && s == 0 ? 1 : Erf.erfc(Math.abs(difference) / s / Math.sqrt(2));
    return new PairedDifference(difference, resampled.low(), resampled.high(), p, Double.NaN);
  }

  /** Corrects all tests as one family. */
  static List<List<PairedDifference>> withHolm(List<List<PairedDifference>> tests) {
    double[] p = tests.stream().flatMap(List::stream).mapToDouble(PairedDifference::p).toArray();
    PrimitiveIterator.OfDouble corrected = Arrays.stream(HolmCorrection.of(p)).iterator();
    return tests.stream()
        .map(row -> row.stream().map(test -> test.corrected(corrected.nextDouble())).toList())
        .toList();
  }

  private PairedDifference corrected(double holm) {
    return new PairedDifference(difference, low, high, p, holm);
  }
}
