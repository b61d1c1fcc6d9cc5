package croze.engine.cpu.float64;

import croze.engine.cpu.plan.Layout;
import croze.net.Window;
import java.util.Arrays;
import java.util.Optional;

/**
 * The pool of any window, the largest or the mean, of one step of a pass. Only pixels inside the
 * value are read.
 */
final class WindowPool {
  private final Window window;
  private final Layout in;
  private final Layout out;
  private final Kernels kernels;

  /**
   * The pixel that won, by element of the output, as the offset of its first channel; null for
   * means.
   */
  private final int[] winners;

  /** Whether the winners are given. */
  private final boolean held;

  /**
   * @param given winners of another pass, if the pool is to take those
   */
  WindowPool(
      Window window, boolean max, Optional<int[]> given, Layout in, Layout out, Kernels kernels) {
    this.window = window;
    this.in = in;
    this.out = out;
    this.kernels = kernels;
    held = given.isPresent();
    winners = max ? given.orElseGet(() -> new int[out.length()]) : null;
  }

  /** The winners, of one more pass if given to it. */
  int[] winners() {
    return winners;
  }

  /** Work on one tap of one output pixel, at these offsets. */
  private interface Tap {
    void run(int from, int to, boolean first, int inside);
  }

  void forward(Buffer x, Buffer y) {
    int n = out.stride();
    if (winners != null) {
      forEach(
          (from, to, first, inside) -> {
            if (!held) {
              largest(x.data, from, y.data, to, first);
            } else if (first) {
              for (int c = 0; c < n; c++) {
                y.data[to + c] = x.data[winners[to + c] + c];
              }
            }
          });
      return;
    }
    forEach(
        (from, to, first, inside) -> {
          if (first) {
            Arrays.fill(y.data, to, to + n, 0);
          }
          kernels.addScaled(1, x.data, from, y.data, to, n);
        });
    forEach(
        (from, to, first, inside) -> {
          if (first) {
            kernels.scaled((double) 1 / inside, y.data, to, y.data, to, n);
          }
        });
  }

  private void largest(double[] x, int from, double[] y, int to, boolean first) {
    for (int c = 0; c < out.stride(); c++) {
      double value = x[from + c];
      if (first || value > y[to + c] || value != value) {
        y[to + c] = value;
        winners[to + c] = from;
      }
    }
  }

  /** dx = what the outputs pass on; overwrites dx. */
  void backward(Buffer g, Buffer dx) {
    int n = out.stride();
    Rows.forEach(in, (y, at, length) -> Arrays.fill(dx.data, at, at + length, 0));
    forEach(
        (from, to, first, inside) -> {
          if (winners == null) {
            kernels.addScaled((double) 1 / inside, g.data, to, dx.data, from, n);
          } else if (first) {
            for (int c = 0; c < n; c++) {
              dx.data[winners[to + c] + c] += g.data[to + c];
            }
          }
        });
  }

  private void forEach(Tap work) {
    for (int image = 0; image < out.count(); image++) {
      for (int r = 0; r < out.height(); r++) {
        int rows = window.rows().inside(r, in.height());
        for (int c = 0; c < out.width(); c++) {
          int inside = rows * window.columns().inside(c, in.width());
          forEachTap(image, r, c, inside, work);
        }
      }
    }
  }

  private void forEachTap(int image, int r, int c, int inside, Tap work) {
    int to = out.at(image, r, c);
    boolean first = true;
    for (int i = 0; i < window.rows().kernel(); i++) {
      int y = window.rows().at(r, i);
      for (int j = 0; j < window.columns().kernel(); j++) {
        int x = window.columns().at(c, j);
        if (y >= 0 && y < in.height() && x >= 0 && x < in.width()) {
          work.run(in.at(image, y, x), to, first, inside);
          first = false;
        }
      }
    }
  }
}
