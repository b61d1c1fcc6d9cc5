package croze.perturb.corruption;

import croze.image.Dataset;
import croze.random.KeyedStream;
import java.util.Arrays;

/** Fog: (y + c·plasma)·M/(M + c), M the largest y of the image. */
public final class Fog implements CommonCorruption {
  private static final double[] THICKNESS = {.2, .5, .75, 1, 1.5};
  private static final double[] DECAY = {3, 3, 2.5, 2, 1.75};

  @Override
  public String name() {
    return "fog";
  }

  @Override
  public RgbImage apply(RgbImage image, int severity, KeyedStream stream) {
    return apply(image, severity, plasma(severity, image.size(), stream));
  }

  private static double[] plasma(int severity, int size, KeyedStream stream) {
    return new Plasma(DECAY[severity - 1], () -> stream).map(size);
  }

  /**
   * @param plasma size · size values in [0, 1]
   */
  RgbImage apply(RgbImage image, int severity, double[] plasma) {
    double c = THICKNESS[severity - 1];
    double[] y = image.unit();
    double most = Arrays.stream(y).max().orElseThrow();
    double[] out = new double[y.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (y[i] + c * plasma[i / Dataset.CHANNELS]) * most / (most + c);
    }
    return new RgbImage(image.size(), RgbImage.cut(out));
  }
}
