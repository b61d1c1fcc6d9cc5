package croze.engine.cpu.plan;

/**
 * Where the values of one tensor (count, channels, height, width) lie in a flat array:
 * channels-last, all images in one tall zero-padded plane.
 *
 * <pre>
 * two images of 3 × 3 pixels, pad 1:     . a pixel of zeros     0…8 a pixel: its channels, contiguous
 *
 *      .                                 lead
 *      . . . .                           pad row
 *      0 1 2 .                           image 0: a row is followed by one pad pixel, which is
 *      3 4 5 .                           the right margin of this row and
 *      6 7 8 .                           the left margin of the next
 *      . . . .                           pad row, shared by both images
 *      0 1 2 .                           image 1
 *      3 4 5 .
 *      6 7 8 .
 *      . . . .
 * </pre>
 *
 * <p>So what one output pixel of a 3 × 3 convolution reads is three runs of 3·C contiguous values,
 * also at the margins, and nothing is copied to make it so. No kernel writes a pad pixel: an array
 * that starts as zeros keeps its margins for as long as it is used with this layout.
 *
 * @param stride elements from one pixel to the next: the channels, rounded up to what the kernels
 *     like; the surplus channels are zero
 * @param pad pad pixels between rows and pad rows between images
 */
public record Layout(int count, int channels, int stride, int height, int width, int pad) {
  /** A kernel may read this many elements past the last pixel (it throws away what it gets). */
  private static final int SLACK = 16;

  /** The same pixels with the stride rounded up to a multiple of lanes. */
  public Layout padded(int lanes) {
    int wider = (stride + lanes - 1) / lanes * lanes;
    return wider == stride ? this : new Layout(count, channels, wider, height, width, pad);
  }

  /** Elements from a row to the next. */
  public int rowStride() {
    return (width + pad) * stride;
  }

  /** Elements of the pixels of a row. */
  public int rowLength() {
    return width * stride;
  }

  /** Offset of the first channel of a pixel; margins have coordinates −pad … −1 and height …. */
  public int at(int image, int y, int x) {
    return (pad + x) * stride + (image * (height + pad) + pad + y) * rowStride();
  }

  /** Elements of the array. */
  public int length() {
    return pad * stride + (count * (height + pad) + pad) * rowStride() + SLACK;
  }
}
