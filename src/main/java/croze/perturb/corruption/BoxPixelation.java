package croze.perturb.corruption;

import croze.image.Dataset;
import croze.random.KeyedStream;

/** Pixelation: down to a share of the size and back, each by whole-pixel means rounded to bytes. */
public final class BoxPixelation implements CommonCorruption {
  private static final double[] SHARE = {.95, .9, .85, .75, .65};

  @Override
  public String name() {
    return "pixelate";
  }

  @Override
  public RgbImage apply(RgbImage image, int severity, KeyedStream stream) {
    int size = image.size();
    int small = (int) (size * SHARE[severity - 1]);
    int[] down = resized(image.bytes(), size, small);
    return new RgbImage(size, resized(down, small, size));
  }

  /** Rows first, then columns. */
  private static int[] resized(int[] bytes, int from, int to) {
    int[] across = along(bytes, from, from, to, true);
    return along(across, from, to, to, false);
  }

  private static int[] along(int[] in, int from, int lines, int to, boolean horizontal) {
    int[] out = new int[lines * to * Dataset.CHANNELS];
    double scale = (double) from / to;
    double width = Math.max(scale, 1);
    for (int j = 0; j < to; j++) {
      double centre = (j + .5) * scale;
      for (int line = 0; line < lines; line++) {
        for (int c = 0; c < Dataset.CHANNELS; c++) {
          int sum = 0;
          int count = 0;
          for (int t = Math.max(0, (int) (centre - width) - 1);
              t < Math.min(from, centre + width + 1);
              t++) {
            double distance = (t - centre + .5) / width;
            if (distance > -.5 && distance <= .5) {
              int pixel = horizontal ? line * from + t : t * lines + line;
              sum += in[pixel * Dataset.CHANNELS + c];
              count++;
            }
          }
          int pixel = horizontal ? line * to + j : j * lines + line;
          out[pixel * Dataset.CHANNELS + c] = (int) Math.floor((double) sum / count + .5);
        }
      }
    }
    return out;
  }
}
