package croze.perturb.corruption;

import croze.image.Dataset;
import croze.random.KeyedStream;

/** Contrast: (y − m)·c + m, m the mean of the channel over the image. */
public final class ChannelContrast implements CommonCorruption {
  private static final double[] FACTOR = {.75, .5, .4, .3, .15};

  @Override
  public String name() {
    return "contrast";
  }

  @Override
  public RgbImage apply(RgbImage image, int severity, KeyedStream stream) {
    double[] y = image.unit();
    int pixels = y.length / Dataset.CHANNELS;
    double[] mean = new double[Dataset.CHANNELS];
    for (int i = 0; i < y.length; i++) {
      mean[i % Dataset.CHANNELS] += y[i];
    }
    double[] out = new double[y.length];
    for (int i = 0; i < out.length; i++) {
      double m = mean[i % Dataset.CHANNELS] / pixels;
      out[i] = (y[i] - m) * FACTOR[severity - 1] + m;
    }
    return new RgbImage(image.size(), RgbImage.cut(out));
  }
}
