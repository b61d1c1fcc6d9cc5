package croze.engine.nd4j;

import croze.net.Shape;
import croze.net.Window;
import croze.tensor.Tensor;
import java.util.List;

/**
 * Max pool of any window; its winners may be given. In loops over copies of the values: ND4J's own
 * pool passes over NaN, and does not say which pixel won.
 */
final class WindowMaximum extends Layer {
  private final Window window;
  private final Shape result;
  private final int number;
  private final Planes pool;
  private final Results results;
  private Grid inputGrid;
  private int[] winners;

  /**
   * @param number which max pool of the program this is, from 0
   */
  WindowMaximum(Window window, Shape result, int number, Planes pool, Results results) {
    this.window = window;
    this.result = result;
    this.number = number;
    this.pool = pool;
    this.results = results;
  }

  @Override
  Plane forward(List<Plane> inputs) {
    inputGrid = inputs.get(0).grid();
    double[] x = Transfer.read(inputs.get(0)).data();
    Plane y = pool.take(result.channels(), Grid.of(inputGrid.samples(), result));
    double[] largest = new double[(int) result.elements() * inputGrid.samples()];
    winners = results.winners(number, largest.length).orElseGet(() -> winners(x, largest.length));
    for (int i = 0; i < largest.length; i++) {
      largest[i] = x[winners[i]];
    }
    results.add(winners);
    Transfer.write(new Tensor(result.batch(inputGrid.samples()), largest), y);
    return y;
  }

  private int[] winners(double[] x, int outputs) {
    int[] found = new int[outputs];
    int at = 0;
    for (int picture = 0; picture < inputGrid.samples() * result.channels(); picture++) {
      for (int r = 0; r < result.height(); r++) {
        for (int c = 0; c < result.width(); c++, at++) {
          found[at] = winner(x, picture * inputGrid.pixels(), r, c);
        }
      }
    }
    return found;
  }

  private int winner(double[] x, int first, int r, int c) {
    int winner = -1;
    for (int i = 0; i < window.rows().kernel(); i++) {
      int row = window.rows().at(r, i);
      for (int j = 0; j < window.columns().kernel(); j++) {
        int column = window.columns().at(c, j);
        if (row >= 0 && row < inputGrid.height() && column >= 0 && column < inputGrid.width()) {
          int at = first + row * inputGrid.width() + column;
          if (winner < 0 || x[at] > x[winner] || Double.isNaN(x[at])) {
            winner = at;
          }
        }
      }
    }
    return winner;
  }

  @Override
  List<Plane> backward(Plane gradient, boolean inputs) {
    if (!inputs) {
      return List.of();
    }
    double[] g = Transfer.read(gradient).data();
    Tensor dx =
        Tensor.zeros(inputGrid.samples(), result.channels(), inputGrid.height(), inputGrid.width());
    for (int i = 0; i < g.length; i++) {
      dx.data()[winners[i]] += g[i];
    }
    Plane plane = pool.take(result.channels(), inputGrid);
    Transfer.write(dx, plane);
    return List.of(plane);
  }
}
