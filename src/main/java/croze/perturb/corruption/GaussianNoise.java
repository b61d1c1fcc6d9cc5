package croze.perturb.corruption;

import croze.random.KeyedStream;
import java.util.Arrays;

/** Gaussian noise: y + c·n, n standard normal for each value. */
public final class GaussianNoise implements CommonCorruption {
  private static final double[] DEVIATION = {.04, .06, .08, .09, .10};

  @Override
  public String name() {
    return "gaussian_noise";
  }

  @Override
  public RgbImage apply(RgbImage image, int severity, KeyedStream stream) {
    double c = DEVIATION[severity - 1];
    double[] noisy = Arrays.stream(image.unit()).map(y -> y + c * stream.nextGaussian()).toArray();
    return new RgbImage(image.size(), RgbImage.cut(noisy));
  }
}
