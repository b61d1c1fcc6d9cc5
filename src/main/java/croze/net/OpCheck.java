package croze.net;

import java.util.List;
import java.util.function.Supplier;

/**
 * Checks of what an op is made of and reads; each throws an IllegalArgumentException that names it.
 */
final class OpCheck {
  private OpCheck() {}

  static void requirePool(String op, Window window) {
    for (Window.Axis axis : List.of(window.rows(), window.columns())) {
      require(
          axis.padding() <= axis.kernel() / 2 && axis.dilation() == 1,
          op,
          "needs a padding of at most half its kernel and no dilation, found %s",
          axis);
    }
  }

  static Shape picture(List<Shape> inputs, String op) {
    Shape in = only(inputs, op);
    require(!in.flat(), op, "needs height and width, found %s", in);
    return in;
  }

  static <T> T only(List<T> inputs, String op) {
    require(inputs.size() == 1, op, "has one input, found %s", inputs);
    return inputs.get(0);
  }

  static Shape named(String op, Supplier<Shape> shape) {
    try {
      return shape.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(op + ": " + e.getMessage());
    }
  }

  static void require(boolean holds, String op, String message, Object... found) {
    if (!holds) {
      throw new IllegalArgumentException(op + ": " + message.formatted(found));
    }
  }
}
