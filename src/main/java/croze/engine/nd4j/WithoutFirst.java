package croze.engine.nd4j;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A value without its first row and column. */
final class WithoutFirst extends Layer {
  private final Planes pool;
  private Grid inputGrid;

  WithoutFirst(Planes pool) {
    this.pool = pool;
  }

  @Override
  Plane forward(List<Plane> inputs) {
    Plane x = inputs.get(0);
    inputGrid = x.grid();
    Grid grid = Grid.images(inputGrid.samples(), inputGrid.height() - 1, inputGrid.width() - 1);
    Plane y = pool.take(x.channels(), grid);
    y.pixels().assign(rest(x));
    return y;
  }

  @Override
  List<Plane> backward(Plane gradient, boolean inputs) {
    if (!inputs) {
      return List.of();
    }
    Plane dx = pool.take(gradient.channels(), inputGrid);
    rest(dx).assign(gradient.pixels());
    return List.of(dx);
  }

  private static INDArray rest(Plane x) {
    return x.every(1, x.grid().height() - 1, 1, 1, x.grid().width() - 1, 1);
  }
}
