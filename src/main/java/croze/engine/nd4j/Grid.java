package croze.engine.nd4j;

import croze.net.Shape;

/**
 * Where the pixels of a batch lie in one channel of a {@link Plane}.
 *
 * <p>Rows have a pitch of {@code width + 1} and images of {@code height + 1} rows; what is beyond
 * the pixels is zero, and so is a margin before the first and after the last image. With two images
 * of 3×3 ({@code #} a pixel, {@code .} a zero):
 *
 * <pre>
 * .....  ###.###.###.....  ###.###.###.....  .....
 * margin      image 0           image 1      margin
 * </pre>
 *
 * The zero after a row is also the zero before the next one, the zero row under an image the one
 * above the next. So the neighbour (dr, dc) of every pixel is {@link #shift} places further, and
 * what a 3×3 window reads outside the image is zero.
 *
 * @param samples images of the batch
 * @param height rows of an image
 * @param width pixels of a row
 * @param padding 1 for images; 0 for vectors, which are images of one pixel without neighbours
 */
record Grid(int samples, int height, int width, int padding) {

  static Grid images(int samples, int height, int width) {
    return new Grid(samples, height, width, 1);
  }

  static Grid vectors(int samples) {
    return new Grid(samples, 1, 1, 0);
  }

  static Grid of(int samples, Shape shape) {
    return shape.flat() ? vectors(samples) : images(samples, shape.height(), shape.width());
  }

  /** Pixels of an image. */
  int pixels() {
    return height * width;
  }

  /** Places from a pixel to the one below it. */
  int pitch() {
    return width + padding;
  }

  /** Places from a pixel to the same one of the next image. */
  int image() {
    return pitch() * (height + padding);
  }

  /** Zeros before the first image and after the last: the reach of a 3×3 window. */
  int margin() {
    return padding * (pitch() + 1);
  }

  /** Places of all images, without the margins. */
  int length() {
    return samples * image();
  }

  /** Places of a channel in all. */
  int extent() {
    return length() + 2 * margin();
  }

  int offset(int sample, int row, int column) {
    return margin() + sample * image() + row * pitch() + column;
  }

  /** Places from a pixel to its neighbour; |dr|, |dc| ≤ 1. */
  int shift(int dr, int dc) {
    return dr * pitch() + dc;
  }

  /** The grid that an op of stride 2 yields, of an even height and width. */
  Grid halved() {
    return images(samples, height / 2, width / 2);
  }
}
