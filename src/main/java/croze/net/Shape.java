package croze.net;

/**
 * Shape of one sample's value.
 *
 * @param flat whether it is a vector of {@code channels} features; height and width are 1 then
 */
public record Shape(int channels, int height, int width, boolean flat) {

  /**
   * @throws IllegalArgumentException if an extent is below 1
   */
  public Shape {
    if (channels < 1 || height < 1 || width < 1 || flat && height * width != 1) {
      throw new IllegalArgumentException(
          "shape %d × %d × %d: extents must be 1 or more, a vector's height and width 1"
              .formatted(channels, height, width));
    }
  }

  /** Of an image or of a picture of features. */
  public static Shape image(int channels, int height, int width) {
    return new Shape(channels, height, width, false);
  }

  /** Of a vector. */
  public static Shape vector(int features) {
    return new Shape(features, 1, 1, true);
  }

  /** channels·height·width. */
  public long elements() {
    return (long) channels * height * width;
  }

  /** Shape of a batch's tensor: (count, channels, height, width) or (count, features). */
  public int[] batch(int count) {
    return flat ? new int[] {count, channels} : new int[] {count, channels, height, width};
  }

  @Override
  public String toString() {
    return flat ? "(" + channels + ")" : "(%d, %d, %d)".formatted(channels, height, width);
  }
}
