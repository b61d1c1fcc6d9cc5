package croze.engine.nd4j;

import croze.net.Shape;
import croze.net.Window;
import croze.net.Window.Axis;

/**
 * What the taps of a window read of a value: for each tap a picture of the result's size, zero
 * where the tap reads padding.
 */
final class Patches {
  /** The outputs along an axis whose tap reads an input, and the first input that is read. */
  private record Range(int first, int count, int input) {
    static Range of(Axis axis, int tap, int in, int out) {
      int first = 0;
      while (first < out && axis.at(first, tap) < 0) {
        first++;
      }
      int end = out;
      while (end > first && axis.at(end - 1, tap) >= in) {
        end--;
      }
      return new Range(first, end - first, axis.at(first, tap));
    }
  }

  private final Window window;
  private final Grid in;
  private final Grid out;

  Patches(Window window, Grid in, Shape out) {
    this.window = window;
    this.in = in;
    this.out = Grid.of(in.samples(), out);
  }

  Grid out() {
    return out;
  }

  /** What a tap reads of x, with one user. */
  Plane gather(Plane x, int tap, Planes pool) {
    Plane patch = pool.take(x.channels(), out);
    Range r = rows(tap);
    Range c = columns(tap);
    if (r.count > 0 && c.count > 0) {
      patch
          .every(r.first, r.count, 1, c.first, c.count, 1)
          .assign(
              x.every(
                  r.input,
                  r.count,
                  window.rows().stride(),
                  c.input,
                  c.count,
                  window.columns().stride()));
    }
    return patch;
  }

  /** Adds a picture to where a tap has read it from. */
  void scatter(Plane patch, int tap, Plane dx) {
    Range r = rows(tap);
    Range c = columns(tap);
    if (r.count > 0 && c.count > 0) {
      dx.every(
              r.input, r.count, window.rows().stride(), c.input, c.count, window.columns().stride())
          .addi(patch.every(r.first, r.count, 1, c.first, c.count, 1));
    }
  }

  private Range rows(int tap) {
    return Range.of(window.rows(), tap / window.columns().kernel(), in.height(), out.height());
  }

  private Range columns(int tap) {
    return Range.of(window.columns(), tap % window.columns().kernel(), in.width(), out.width());
  }
}
