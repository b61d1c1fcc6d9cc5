package croze.perturb.corruption;

import croze.image.Dataset;
import croze.image.ImageSet;
import java.util.Arrays;

/**
 * A square image of bytes.
 *
 * @param size height and width
 * @param bytes 0 to 255, by row, column and channel (red, green, blue)
 */
public record RgbImage(int size, int[] bytes) {

  /**
   * @throws IllegalArgumentException if the bytes are not size · size · 3
   */
  public RgbImage {
    if (bytes.length != size * size * Dataset.CHANNELS) {
      throw new IllegalArgumentException(
          "an image of size %d has %d bytes, found %d"
              .formatted(size, size * size * Dataset.CHANNELS, bytes.length));
    }
  }

  /** An image of a set. */
  public static RgbImage of(ImageSet set, int index) {
    int size = set.dataset().size();
    int[] bytes = new int[size * size * Dataset.CHANNELS];
    for (int i = 0; i < bytes.length; i++) {
      int pixel = i / Dataset.CHANNELS;
      bytes[i] = set.pixel(index, i % Dataset.CHANNELS, pixel / size, pixel % size);
    }
    return new RgbImage(size, bytes);
  }

  public double mean() {
    return Arrays.stream(bytes).average().orElseThrow();
  }

  public long sum() {
    return Arrays.stream(bytes).asLongStream().sum();
  }

  /** Mean over the bytes of |a − b|. */
  public double meanAbsoluteChange(RgbImage other) {
    long sum = 0;
    for (int i = 0; i < bytes.length; i++) {
      sum += Math.abs(bytes[i] - other.bytes[i]);
    }
    return (double) sum / bytes.length;
  }

  /** The bytes over 255. */
  double[] unit() {
    return Arrays.stream(bytes).mapToDouble(b -> b / 255.).toArray();
  }

  /** The bytes over 255, rounded to float. */
  double[] unitFloats() {
    return Arrays.stream(bytes).mapToDouble(b -> b / 255f).toArray();
  }

  /** One channel of interleaved values. */
  static double[] channel(double[] values, int channel) {
    double[] plane = new double[values.length / Dataset.CHANNELS];
    for (int p = 0; p < plane.length; p++) {
      plane[p] = values[p * Dataset.CHANNELS + channel];
    }
    return plane;
  }

  /** The inverse of {@link #channel}. */
  static double[] interleaved(double[][] planes) {
    double[] values = new double[planes.length * planes[0].length];
    for (int i = 0; i < values.length; i++) {
      values[i] = planes[i % planes.length][i / planes.length];
    }
    return values;
  }

  /** Bytes of values in [0, 1]: clipped, times 255, cut towards 0 as the generator does. */
  static int[] cut(double[] unit) {
    return Arrays.stream(unit).mapToInt(y -> (int) (clip(y) * 255)).toArray();
  }

  /** As {@link #cut(double[])}, multiplied in float arithmetic. */
  static int[] cutFloats(double[] unit) {
    return Arrays.stream(unit).mapToInt(y -> (int) ((float) clip(y) * 255f)).toArray();
  }

  static double clip(double y) {
    return Math.min(1, Math.max(0, y));
  }
}
