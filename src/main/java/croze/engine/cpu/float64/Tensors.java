package croze.engine.cpu.float64;

import croze.engine.ReluCodes.Code;
import croze.engine.cpu.plan.Layout;
import croze.tensor.Tensor;

/** From tensors of the seam (C order, double) to buffers and back. */
final class Tensors {
  private static final int CHANNELS = 8;

  private Tensors() {}

  /** Fills the pixels; surplus channels become zero. */
  static void read(Tensor tensor, Buffer to) {
    Layout layout = to.layout;
    if (layout.stride() > layout.channels()) {
      java.util.Arrays.fill(to.data, 0);
    }
    int at = 0;
    for (int n = 0; n < layout.count(); n++) {
      for (int c = 0; c < layout.channels(); c++) {
        for (int y = 0; y < layout.height(); y++) {
          int pixel = layout.at(n, y, 0) + c;
          for (int x = 0; x < layout.width(); x++, pixel += layout.stride()) {
            to.data[pixel] = (double) tensor.data()[at++];
          }
        }
      }
    }
  }

  static Tensor write(Buffer from, int[] shape) {
    Layout layout = from.layout;
    Tensor tensor = Tensor.zeros(shape);
    int plane = layout.height() * layout.width();
    for (int n = 0; n < layout.count(); n++) {
      // Few channels at a time: what a cache line of pixels holds is written before it is lost.
      for (int c = 0; c < layout.channels(); c += CHANNELS) {
        int channels = Math.min(CHANNELS, layout.channels() - c);
        int at = (n * layout.channels() + c) * plane;
        for (int y = 0; y < layout.height(); y++, at += layout.width()) {
          writeRow(from, layout.at(n, y, 0) + c, channels, tensor, at, plane);
        }
      }
    }
    return tensor;
  }

  private static void writeRow(Buffer from, int pixel, int channels, Tensor to, int at, int plane) {
    var out = to.data();
    for (int x = 0; x < from.layout.width(); x++) {
      int in = pixel + x * from.layout.stride();
      for (int c = 0; c < channels; c++) {
        out[at + c * plane + x] = from.data[in + c];
      }
    }
  }

  /** Which units of each sample are above zero; bits by row, column and channel. */
  static Code code(Buffer relu) {
    Layout layout = relu.layout;
    int units = layout.channels() * layout.height() * layout.width();
    long[][] bits = new long[layout.count()][(units + 63) / 64];
    for (int n = 0; n < layout.count(); n++) {
      int bit = 0;
      for (int y = 0; y < layout.height(); y++) {
        for (int x = 0; x < layout.width(); x++) {
          int at = layout.at(n, y, x);
          for (int c = 0; c < layout.channels(); c++, bit++) {
            if (relu.data[at + c] > 0) {
              bits[n][bit >> 6] |= 1L << bit;
            }
          }
        }
      }
    }
    return new Code(units, bits);
  }

  /** The buffer that is 1 where a code's bit is set, else 0. */
  static void gate(Code code, Buffer to) {
    Layout layout = to.layout;
    for (int n = 0; n < layout.count(); n++) {
      int bit = 0;
      for (int y = 0; y < layout.height(); y++) {
        for (int x = 0; x < layout.width(); x++) {
          int at = layout.at(n, y, x);
          for (int c = 0; c < layout.channels(); c++, bit++) {
            to.data[at + c] = code.bits()[n][bit >> 6] >>> bit & 1;
          }
        }
      }
    }
  }
}
