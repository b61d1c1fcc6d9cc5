package croze.perturb.corruption;

import croze.random.KeyedStream;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Shot noise: Poisson(y·c)/c for each value. */
public final class ShotNoise implements CommonCorruption {
  private static final double[] PHOTONS = {500, 250, 100, 75, 50};

  @Override
  public String name() {
    return "shot_noise";
  }

  @Override
  public RgbImage apply(RgbImage image, int severity, KeyedStream stream) {
    return apply(image, severity, mean -> poisson(mean, stream));
  }

  /**
   * @param count a count of photons, of their mean
   */
  RgbImage apply(RgbImage image, int severity, DoubleUnaryOperator count) {
    double c = PHOTONS[severity - 1];
    double[] noisy = Arrays.stream(image.unit()).map(y -> count.applyAsDouble(y * c) / c).toArray();
    return new RgbImage(image.size(), RgbImage.cut(noisy));
  }

  /** The number of exponential waiting times that fit into the mean; at most 500 of them here. */
  private static double poisson(double mean, KeyedStream stream) {
    int count = 0;
    double time = -StrictMath.log(1 - stream.nextDouble());
    while (time < mean) {
      count++;
      time -= StrictMath.log(1 - stream.nextDouble());
    }
    return count;
  }
}
