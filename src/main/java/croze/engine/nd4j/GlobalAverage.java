package croze.engine.nd4j;

import static croze.engine.nd4j.Arithmetic.product;
import static croze.engine.nd4j.Arithmetic.productRight;

import java.util.List;

/** Mean over the pixels of each sample: the product with the samples' masks, over their number. */
final class GlobalAverage extends Layer {
  private final Planes pool;
  private Grid inputGrid;

  GlobalAverage(Planes pool) {
    this.pool = pool;
  }

  @Override
  Plane forward(List<Plane> inputs) {
    Plane x = inputs.get(0);
    inputGrid = x.grid();
    Plane y = pool.take(x.channels(), Grid.vectors(inputGrid.samples()));
    product(x.array(), pool.masks(inputGrid).samples(), perPixel(), 0, y.array());
    return y;
  }

  @Override
  List<Plane> backward(Plane gradient, boolean inputs) {
    if (!inputs) {
      return List.of();
    }
    Plane dx = pool.take(gradient.channels(), inputGrid);
    productRight(gradient.array(), pool.masks(inputGrid).samples(), perPixel(), 0, dx.array());
    return List.of(dx);
  }

  private double perPixel() {
    return 1.0 / (inputGrid.size() * inputGrid.size());
  }
}
