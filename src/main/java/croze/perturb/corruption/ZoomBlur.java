package croze.perturb.corruption;

import croze.image.Dataset;
import croze.random.KeyedStream;

/** Zoom: the mean of the image and its enlargements, in float arithmetic. */
public final class ZoomBlur implements CommonCorruption {
  /**
   * How many enlargements 1, 1.01, …; the generator's ranges include their end only by rounding.
   */
  private static final int[] FACTORS = {7, 12, 16, 21, 26};

  private static final double STEP = (1 + .01) - 1;

  @Override
  public String name() {
    return "zoom_blur";
  }

  @Override
  public RgbImage apply(RgbImage image, int severity, KeyedStream stream) {
    double[] y = image.unitFloats();
    double[][] planes = new double[Dataset.CHANNELS][];
    for (int c = 0; c < planes.length; c++) {
      planes[c] = mean(RgbImage.channel(y, c), image.size(), FACTORS[severity - 1]);
    }
    return new RgbImage(image.size(), RgbImage.cutFloats(RgbImage.interleaved(planes)));
  }

  private static double[] mean(double[] plane, int size, int factors) {
    float[] sum = new float[plane.length];
    for (int k = 0; k < factors; k++) {
      double[] enlarged = Zoom.of(plane, size, 1 + k * STEP);
      for (int p = 0; p < sum.length; p++) {
        sum[p] += (float) enlarged[p];
      }
    }
    double[] out = new double[plane.length];
    for (int p = 0; p < out.length; p++) {
      out[p] = ((float) plane[p] + sum[p]) / (factors + 1);
    }
    return out;
  }
}
