package croze.engine.nd4j;

import static croze.engine.nd4j.ArrayOps.add;
import static croze.engine.nd4j.ArrayOps.multiply;

import croze.net.Shape;
import croze.net.Window;
import java.util.List;

/** Average over the pixels of any window that lie in the image: mean of its {@link Patches}. */
final class PatchAverage extends Layer {
  private final Window window;
  private final Shape result;
  private final Planes pool;
  private Patches patches;
  private Grid inputGrid;

  PatchAverage(Window window, Shape result, Planes pool) {
    this.window = window;
    this.result = result;
    this.pool = pool;
  }

  @Override
  Plane forward(List<Plane> inputs) {
    inputGrid = inputs.get(0).grid();
    patches = new Patches(window, inputGrid, result);
    Plane y = pool.take(result.channels(), patches.out());
    for (int k = 0; k < window.taps(); k++) {
      Plane patch = patches.gather(inputs.get(0), k, pool);
      add(y.array(), patch.array(), y.array());
      patch.release();
    }
    divideByCounts(y, y);
    return y;
  }

  @Override
  List<Plane> backward(Plane gradient, boolean inputs) {
    if (!inputs) {
      return List.of();
    }
    Plane share = gradient.likewise();
    divideByCounts(gradient, share);
    Plane dx = pool.take(gradient.channels(), inputGrid);
    for (int k = 0; k < window.taps(); k++) {
      patches.scatter(share, k, dx);
    }
    share.release();
    return List.of(dx);
  }

  private void divideByCounts(Plane plane, Plane into) {
    Grid grid = plane.grid();
    double[] inverse = new double[grid.extent()];
    for (int n = 0; n < grid.samples(); n++) {
      for (int r = 0; r < grid.height(); r++) {
        int rows = window.rows().inside(r, inputGrid.height());
        for (int c = 0; c < grid.width(); c++) {
          int columns = window.columns().inside(c, inputGrid.width());
          inverse[grid.offset(n, r, c)] = 1.0 / (rows * columns);
        }
      }
    }
    Plane row = pool.take(1, grid);
    Transfer.write(inverse, row.array());
    multiply(plane.array(), row.array(), into.array());
    row.release();
  }
}
