package croze.perturb.corruption;

import croze.image.Dataset;
import croze.random.KeyedStream;

/**
 * Motion: a one-sided Gaussian along a line of random angle in [−45°, 45°), so that the picture
 * also moves; in 16 bits a value, the low ones dropped.
 */
public final class MotionBlur implements CommonCorruption {
  private static final int[] RADIUS = {6, 6, 6, 8, 9};
  private static final double[] SIGMA = {1, 1.5, 2, 2, 2.5};

  @Override
  public String name() {
    return "motion_blur";
  }

  @Override
  public RgbImage apply(RgbImage image, int severity, KeyedStream stream) {
    return apply(image, severity, -45 + 90 * stream.nextDouble());
  }

  RgbImage apply(RgbImage image, int severity, double degrees) {
    int size = image.size();
    int[] out = new int[image.bytes().length];
    for (int c = 0; c < Dataset.CHANNELS; c++) {
      int[] plane = new int[size * size];
      for (int p = 0; p < plane.length; p++) {
        plane[p] = image.bytes()[p * Dataset.CHANNELS + c];
      }
      int[] moved = blurred(plane, size, RADIUS[severity - 1], SIGMA[severity - 1], degrees);
      for (int p = 0; p < plane.length; p++) {
        out[p * Dataset.CHANNELS + c] = moved[p];
      }
    }
    return new RgbImage(size, out);
  }

  /** A plane of bytes. */
  static int[] blurred(int[] plane, int size, int radius, double sigma, double degrees) {
    int width = 2 * radius + 1;
    double[] weights = new double[width];
    double sum = 0;
    for (int i = 0; i < width; i++) {
      weights[i] = Math.exp(-i * i / (2 * sigma * sigma));
      sum += weights[i];
    }
    double sine = Math.sin(Math.toRadians(degrees));
    double cosine = Math.cos(Math.toRadians(degrees));
    int[] out = new int[plane.length];
    for (int p = 0; p < out.length; p++) {
      double value = 0;
      for (int i = 0; i < width; i++) {
        int row = Border.REPEAT.inside(p / size + (int) Math.ceil(i * sine - .5), size);
        int column = Border.REPEAT.inside(p % size + (int) Math.ceil(i * cosine - .5), size);
        value += weights[i] / sum * (plane[row * size + column] * 257);
      }
      out[p] = (int) Math.floor(value + .5) / 257;
    }
    return out;
  }
}
