package croze.engine.nd4j;

import static croze.engine.nd4j.ArrayOps.add;
import static croze.engine.nd4j.ArrayOps.multiply;

import java.util.List;

/**
 * Average over the pixels of the 3×3 window that lie in the image, stride 1. With S the sum over
 * the window and D the inverse counts: y = D·S(x), dx = S(D·dy), since S is its own transpose.
 */
final class WindowAverage extends Layer {
  private final Planes pool;

  WindowAverage(Planes pool) {
    this.pool = pool;
  }

  @Override
  Plane forward(List<Plane> inputs) {
    Plane y = windowSum(inputs.get(0));
    y.clearPadding();
    multiply(y.array(), pool.masks(y.grid()).windows(), y.array());
    return y;
  }

  @Override
  List<Plane> backward(Plane gradient, boolean inputs) {
    if (!inputs) {
      return List.of();
    }
    Plane weighted = pool.take(gradient.channels(), gradient.grid());
    multiply(gradient.array(), pool.masks(gradient.grid()).windows(), weighted.array());
    Plane dx = windowSum(weighted);
    weighted.release();
    dx.clearPadding();
    return List.of(dx);
  }

  /** Right at the pixels; the padding holds sums of no meaning. */
  private Plane windowSum(Plane x) {
    Plane rows = lineSum(x, x.grid().shift(0, 1));
    Plane sum = lineSum(rows, x.grid().shift(1, 0));
    rows.release();
    return sum;
  }

  private Plane lineSum(Plane x, int step) {
    Plane sum = pool.take(x.channels(), x.grid());
    add(x.flat(-step), x.flat(0), sum.flat(0));
    add(sum.flat(0), x.flat(step), sum.flat(0));
    return sum;
  }
}
