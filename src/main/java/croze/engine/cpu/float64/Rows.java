package croze.engine.cpu.float64;

import croze.engine.cpu.plan.Layout;
import croze.tensor.Tensor;
import java.util.Arrays;

/** Loops over the rows of a layout, and what goes with them: arrays that repeat for each pixel. */
final class Rows {
  private Rows() {}

  /** Work on the n contiguous elements of row y of an image. */
  interface Row {
    void run(int y, int at, int n);
  }

  /** All rows of all images. */
  static void forEach(Layout layout, Row row) {
    for (int image = 0; image < layout.count(); image++) {
      forEach(layout, image, row);
    }
  }

  /** The rows of one image. */
  static void forEach(Layout layout, int image, Row row) {
    int at = layout.at(image, 0, 0);
    for (int y = 0; y < layout.height(); y++) {
      row.run(y, at, layout.rowLength());
      at += layout.rowStride();
    }
  }

  /** Zeros in the channels that only fill up a pixel, where there are any. */
  static void clearSurplus(Layout layout, double[] data) {
    int surplus = layout.stride() - layout.channels();
    if (surplus > 0) {
      forEach(
          layout,
          (y, at, n) -> {
            for (int end = at + layout.stride(); end <= at + n; end += layout.stride()) {
              Arrays.fill(data, end - surplus, end, 0);
            }
          });
    }
  }

  /** Values by channel, repeated for each pixel of a row. */
  static double[] repeat(double[] byChannel, Layout layout) {
    double[] row = new double[layout.rowLength()];
    for (int x = 0; x < layout.width(); x++) {
      System.arraycopy(byChannel, 0, row, x * layout.stride(), layout.channels());
    }
    return row;
  }

  /** Sums by channel of a row of sums. */
  static double[] fold(double[] row, Layout layout) {
    double[] byChannel = new double[layout.stride()];
    for (int x = 0; x < layout.width(); x++) {
      for (int c = 0; c < byChannel.length; c++) {
        byChannel[c] += row[x * layout.stride() + c];
      }
    }
    return byChannel;
  }

  /** Sums over images and pixels by channel; computed once for a buffer. */
  static double[] channelSums(Buffer buffer, Kernels kernels) {
    if (buffer.channelSums == null) {
      double[] row = new double[buffer.layout.rowLength()];
      forEach(buffer.layout, (y, at, n) -> kernels.addScaled(1, buffer.data, at, row, 0, n));
      buffer.channelSums = fold(row, buffer.layout);
    }
    return buffer.channelSums;
  }

  /** Σ over pixels of a·g by image and channel, shape (count, channels). */
  static Tensor products(Buffer a, Buffer g, Kernels kernels) {
    Layout layout = a.layout;
    Tensor result = Tensor.zeros(layout.count(), layout.channels());
    double[] zero = new double[layout.rowLength()];
    for (int image = 0; image < layout.count(); image++) {
      double[] row = new double[layout.rowLength()];
      forEach(
          layout, image, (y, at, n) -> kernels.addProducts(a.data, at, zero, g.data, at, row, n));
      double[] sums = fold(row, layout);
      for (int c = 0; c < layout.channels(); c++) {
        result.data()[image * layout.channels() + c] = sums[c];
      }
    }
    return result;
  }
}
