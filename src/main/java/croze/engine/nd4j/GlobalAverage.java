package croze.engine.nd4j;

import static croze.engine.nd4j.ArrayOps.product;
import static croze.engine.nd4j.ArrayOps.productRight;

import croze.tensor.Tensor;
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
    inputGrid = inputs.get(0).grid();
    return sums(inputs.get(0), perPixel(), pool);
  }

  /** factor · Σ over the pixels of each sample, with one user. */
  static Plane sums(Plane x, double factor, Planes pool) {
    Grid grid = x.grid();
    Plane y = pool.take(x.channels(), Grid.vectors(grid.samples()));
    product(x.array(), pool.masks(grid).samples(), factor, 0, y.array());
    if (!Transfer.isFinite(y.array())) {
      // 0·∞: the product has mixed the samples.
      double[] values = Transfer.read(x).data();
      Tensor sums = Tensor.zeros(grid.samples(), x.channels());
      for (int i = 0; i < values.length; i++) {
        sums.data()[i / grid.pixels()] += factor * values[i];
      }
      Transfer.write(sums, y);
    }
    return y;
  }

  @Override
  List<Plane> backward(Plane gradient, boolean inputs) {
    if (!inputs) {
      return List.of();
    }
    Plane dx = pool.take(gradient.channels(), inputGrid);
    if (Transfer.isFinite(gradient.array())) {
      productRight(gradient.array(), pool.masks(inputGrid).samples(), perPixel(), 0, dx.array());
    } else {
      Tensor g = Transfer.read(gradient);
      Tensor spread =
          Tensor.zeros(
              inputGrid.samples(), gradient.channels(), inputGrid.height(), inputGrid.width());
      for (int i = 0; i < spread.size(); i++) {
        spread.data()[i] = perPixel() * g.data()[i / inputGrid.pixels()];
      }
      Transfer.write(spread, dx);
    }
    return List.of(dx);
  }

  private double perPixel() {
    return 1.0 / inputGrid.pixels();
  }
}
