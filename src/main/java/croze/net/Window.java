package croze.net;

/**
 * The window of a convolution or pool, by its two axes.
 *
 * <p>Output (r, c) reads the inputs {@code rows.at(r, i)}, {@code columns.at(c, j)} for i and j
 * over the kernel; those outside the value are padding.
 */
public record Window(Axis rows, Axis columns) {

  /**
   * One axis.
   *
   * @param kernel taps, 1 or more
   * @param stride inputs from an output to the next, 1 or more
   * @param padding inputs that the first output reaches before the first, 0 or more; the same
   *     number is thought of after the last
   * @param dilation inputs from a tap to the next, 1 or more
   */
  public record Axis(int kernel, int stride, int padding, int dilation) {
    public Axis {
      if (kernel < 1 || stride < 1 || padding < 0 || dilation < 1) {
        throw new IllegalArgumentException(
            "window of kernel %d, stride %d, padding %d, dilation %d: kernel, stride and dilation must be 1 or more, padding 0 or more"
                .formatted(kernel, stride, padding, dilation));
      }
    }

    /** Inputs from the first tap to the last. */
    public int reach() {
      return (kernel - 1) * dilation;
    }

    /** The input that a tap of an output reads; outside 0 … size − 1 it is padding. */
    public int at(int output, int tap) {
      return output * stride - padding + tap * dilation;
    }

    /**
     * Number of outputs, ⌊(size + 2·padding − reach − 1) / stride⌋ + 1.
     *
     * @throws IllegalArgumentException if the window does not fit even once
     */
    public int output(int size) {
      int room = size + 2 * padding - reach() - 1;
      if (room < 0) {
        throw new IllegalArgumentException(
            "kernel %d with dilation %d does not fit into %d with padding %d"
                .formatted(kernel, dilation, size, padding));
      }
      return room / stride + 1;
    }

    /** Taps of an output that read an input, not padding. */
    public int inside(int output, int size) {
      int n = 0;
      for (int tap = 0; tap < kernel; tap++) {
        if (at(output, tap) >= 0 && at(output, tap) < size) {
          n++;
        }
      }
      return n;
    }
  }

  /** The same axis twice. */
  public static Window square(int kernel, int stride, int padding, int dilation) {
    Axis axis = new Axis(kernel, stride, padding, dilation);
    return new Window(axis, axis);
  }

  /** Number of taps. */
  public int taps() {
    return rows.kernel() * columns.kernel();
  }

  /** Shape of what a window with one output a place makes of a picture of so many channels. */
  Shape output(int channels, Shape in) {
    return Shape.image(channels, rows.output(in.height()), columns.output(in.width()));
  }
}
