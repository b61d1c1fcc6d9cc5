package croze.engine.cpu.float64;

/** The averages that change the size, and their gradients; each overwrites its result. */
final class AveragePools {
  private final Kernels kernels;

  AveragePools(Kernels kernels) {
    this.kernels = kernels;
  }

  /** Mean of 2 × 2 pixels; an odd last row or column is left out. */
  void halve(Buffer x, Buffer y) {
    double quarter = (double) .25;
    int pixel = x.layout.stride();
    int row = x.layout.rowStride();
    for (int image = 0; image < y.layout.count(); image++) {
      for (int i = 0; i < y.layout.height(); i++) {
        int to = y.layout.at(image, i, 0);
        int from = x.layout.at(image, 2 * i, 0);
        for (int j = 0; j < y.layout.width(); j++, to += pixel, from += 2 * pixel) {
          for (int c = 0; c < pixel; c++) {
            int at = from + c;
            y.data[to + c] =
                quarter
                    * (x.data[at]
                        + x.data[at + pixel]
                        + x.data[at + row]
                        + x.data[at + row + pixel]);
          }
        }
      }
    }
  }

  /** Its gradient. */
  void halveGradient(Buffer g, Buffer dx) {
    double quarter = (double) .25;
    Rows.forEach(dx.layout, (y, at, n) -> java.util.Arrays.fill(dx.data, at, at + n, 0));
    int pixel = dx.layout.stride();
    int row = dx.layout.rowStride();
    for (int image = 0; image < g.layout.count(); image++) {
      for (int i = 0; i < g.layout.height(); i++) {
        int from = g.layout.at(image, i, 0);
        int to = dx.layout.at(image, 2 * i, 0);
        for (int j = 0; j < g.layout.width(); j++, from += pixel, to += 2 * pixel) {
          for (int c = 0; c < pixel; c++) {
            double share = quarter * g.data[from + c];
            dx.data[to + c] = share;
            dx.data[to + c + pixel] = share;
            dx.data[to + c + row] = share;
            dx.data[to + c + row + pixel] = share;
          }
        }
      }
    }
  }

  /** Mean over all pixels of an image. */
  void mean(Buffer x, Buffer y) {
    int pixels = x.layout.height() * x.layout.width();
    double[] row = new double[x.layout.rowLength()];
    for (int image = 0; image < x.layout.count(); image++) {
      java.util.Arrays.fill(row, 0);
      Rows.forEach(x.layout, image, (i, at, n) -> kernels.addScaled(1, x.data, at, row, 0, n));
      double[] sums = Rows.fold(row, x.layout);
      int to = y.layout.at(image, 0, 0);
      for (int c = 0; c < sums.length; c++) {
        y.data[to + c] = sums[c] / pixels;
      }
    }
  }

  /** Its gradient. */
  void meanGradient(Buffer g, Buffer dx) {
    int pixels = dx.layout.height() * dx.layout.width();
    double[] share = new double[dx.layout.stride()];
    for (int image = 0; image < dx.layout.count(); image++) {
      int from = g.layout.at(image, 0, 0);
      for (int c = 0; c < share.length; c++) {
        share[c] = g.data[from + c] / pixels;
      }
      double[] row = Rows.repeat(share, dx.layout);
      Rows.forEach(dx.layout, image, (i, at, n) -> System.arraycopy(row, 0, dx.data, at, n));
    }
  }

  /** Copies channels of every pixel: {@code n} from {@code from} on to those from {@code to} on. */
  static void copyChannels(Buffer x, int from, Buffer y, int to, int n) {
    for (int image = 0; image < y.layout.count(); image++) {
      for (int i = 0; i < y.layout.height(); i++) {
        int source = x.layout.at(image, i, 0) + from;
        int target = y.layout.at(image, i, 0) + to;
        for (int j = 0; j < y.layout.width(); j++) {
          System.arraycopy(x.data, source, y.data, target, n);
          source += x.layout.stride();
          target += y.layout.stride();
        }
      }
    }
  }

  /** All but the first row and column. */
  void shift(Buffer x, Buffer y) {
    for (int image = 0; image < y.layout.count(); image++) {
      for (int i = 0; i < y.layout.height(); i++) {
        int from = x.layout.at(image, i + 1, 1);
        System.arraycopy(x.data, from, y.data, y.layout.at(image, i, 0), y.layout.rowLength());
      }
    }
  }

  /** Its gradient. */
  void shiftGradient(Buffer g, Buffer dx) {
    Rows.forEach(dx.layout, (y, at, n) -> java.util.Arrays.fill(dx.data, at, at + n, 0));
    for (int image = 0; image < g.layout.count(); image++) {
      for (int i = 0; i < g.layout.height(); i++) {
        int to = dx.layout.at(image, i + 1, 1);
        System.arraycopy(g.data, g.layout.at(image, i, 0), dx.data, to, g.layout.rowLength());
      }
    }
  }
}
