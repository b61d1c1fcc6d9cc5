package croze.perturb.corruption;

import croze.image.Dataset;
import croze.random.KeyedStream;

/** Defocus: a disk, itself smoothed by a 3 × 3 Gaussian, as the kernel of a correlation. */
public final class DefocusBlur implements CommonCorruption {
  private static final double[] RADIUS = {.3, .4, .5, 1, 1.5};
  private static final double[] SIGMA = {.4, .5, .6, .2, .1};

  /** Pixels from the centre of the kernel to its edge: every disk and its smoothing fit. */
  private static final int REACH = 3;

  private static final int WIDTH = 2 * REACH + 1;

  @Override
  public String name() {
    return "defocus_blur";
  }

  @Override
  public RgbImage apply(RgbImage image, int severity, KeyedStream stream) {
    float[] kernel = kernel(RADIUS[severity - 1], SIGMA[severity - 1]);
    double[] y = image.unit();
    double[][] planes = new double[Dataset.CHANNELS][];
    for (int c = 0; c < planes.length; c++) {
      planes[c] = correlate(RgbImage.channel(y, c), image.size(), kernel);
    }
    return new RgbImage(image.size(), RgbImage.cut(RgbImage.interleaved(planes)));
  }

  /** Rounded to float at each step, as the generator has it. */
  private static float[] kernel(double radius, double sigma) {
    float[] disk = new float[WIDTH * WIDTH];
    int pixels = 0;
    for (int i = 0; i < disk.length; i++) {
      int dy = i / WIDTH - REACH;
      int dx = i % WIDTH - REACH;
      disk[i] = dx * dx + dy * dy <= radius * radius ? 1 : 0;
      pixels += (int) disk[i];
    }
    for (int i = 0; i < disk.length; i++) {
      disk[i] /= pixels;
    }
    double side = Math.exp(-.5 / (sigma * sigma));
    float[] smooth = {
      (float) (side / (1 + 2 * side)), (float) (1 / (1 + 2 * side)), (float) (side / (1 + 2 * side))
    };
    return along(along(disk, smooth, 1), smooth, WIDTH);
  }

  private static float[] along(float[] kernel, float[] smooth, int step) {
    float[] out = new float[kernel.length];
    for (int i = 0; i < kernel.length; i++) {
      int at = i / step % WIDTH;
      for (int k = -1; k <= 1; k++) {
        if (at + k >= 0 && at + k < WIDTH) { // the outermost values are 0, so no border matters
          out[i] += smooth[k + 1] * kernel[i + k * step];
        }
      }
    }
    return out;
  }

  private static double[] correlate(double[] plane, int size, float[] kernel) {
    double[] out = new double[plane.length];
    for (int p = 0; p < out.length; p++) {
      for (int k = 0; k < kernel.length; k++) {
        if (kernel[k] != 0) {
          int row = Border.MIRROR.inside(p / size + k / WIDTH - REACH, size);
          int column = Border.MIRROR.inside(p % size + k % WIDTH - REACH, size);
          out[p] += kernel[k] * plane[row * size + column];
        }
      }
    }
    return out;
  }
}
