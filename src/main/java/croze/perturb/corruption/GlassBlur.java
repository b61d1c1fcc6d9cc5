package croze.perturb.corruption;

import croze.image.Dataset;
import croze.random.KeyedStream;

/**
 * Glass: a Gaussian, then each pixel but those of the first two rows and columns becomes a
 * neighbour above or to the left, then the Gaussian again. The generator means to swap the two but
 * overwrites one; so does this.
 */
public final class GlassBlur implements CommonCorruption {
  private static final double[] SIGMA = {.05, .25, .4, .25, .4};
  private static final int[] ROUNDS = {1, 1, 1, 2, 2};
  private static final int REACH = 1;

  @Override
  public String name() {
    return "glass_blur";
  }

  @Override
  public RgbImage apply(RgbImage image, int severity, KeyedStream stream) {
    double sigma = SIGMA[severity - 1];
    GaussianFilter filter = new GaussianFilter(sigma, (int) (4 * sigma + .5), Border.REPEAT);
    int size = image.size();
    RgbImage blurred = blurred(image, filter);
    int[] bytes = blurred.bytes();
    for (int round = 0; round < ROUNDS[severity - 1]; round++) {
      for (int row = size - REACH; row > REACH; row--) {
        for (int column = size - REACH; column > REACH; column--) {
          int dx = stream.nextInt(2 * REACH) - REACH;
          int dy = stream.nextInt(2 * REACH) - REACH;
          int from = (row + dy) * size + column + dx;
          int to = row * size + column;
          System.arraycopy(
              bytes, from * Dataset.CHANNELS, bytes, to * Dataset.CHANNELS, Dataset.CHANNELS);
        }
      }
    }
    return blurred(blurred, filter);
  }

  private static RgbImage blurred(RgbImage image, GaussianFilter filter) {
    double[] y = image.unit();
    double[][] planes = new double[Dataset.CHANNELS][];
    for (int c = 0; c < planes.length; c++) {
      planes[c] = filter.apply(RgbImage.channel(y, c), image.size());
    }
    return new RgbImage(image.size(), RgbImage.cut(RgbImage.interleaved(planes)));
  }
}
