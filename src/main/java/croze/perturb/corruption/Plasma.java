package croze.perturb.corruption;

import croze.random.KeyedStream;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A fractal texture by the diamond-square algorithm on a torus, scaled to [0, 1]: a point is the
 * mean of four neighbours plus w·uniform(−w, w), w = 100 at first and divided by the decay after
 * every step size. (So the noise has amplitude w², as in the public generator.)
 *
 * @param decay above 1; larger is smoother
 * @param blocks the stream of each block of draws: for each step size the squares, the points above
 *     and below them, those beside them
 */
record Plasma(double decay, Supplier<KeyedStream> blocks) {
  private static final double START = 100;

  /** A map of at least size · size, cropped. */
  double[] map(int size) {
    int n = Integer.highestOneBit(Math.max(2, 2 * size - 1));
    double[] map = new double[n * n];
    double w = START;
    for (int step = n; step >= 2; step /= 2) {
      int half = step / 2;
      fill(map, n, step, new int[] {half, half}, new int[][] {{half, half}, {-half, half}}, w);
      fill(map, n, step, new int[] {0, half}, new int[][] {{half, 0}, {0, half}}, w);
      fill(map, n, step, new int[] {half, 0}, new int[][] {{half, 0}, {0, half}}, w);
      w /= decay;
    }
    double least = Arrays.stream(map).min().orElseThrow();
    double range = Arrays.stream(map).max().orElseThrow() - least;
    double[] out = new double[size * size];
    for (int p = 0; p < out.length; p++) {
      out[p] = (map[p / size * n + p % size] - least) / range;
    }
    return out;
  }

  /**
   * Sets the points at {@code start} and every step from there.
   *
   * @param neighbours two offsets (row, column); each stands for itself and its opposite
   */
  private void fill(double[] map, int n, int step, int[] start, int[][] neighbours, double w) {
    KeyedStream stream = blocks.get();
    for (int row = start[0]; row < n; row += step) {
      for (int column = start[1]; column < n; column += step) {
        double sum = 0;
        for (int[] d : neighbours) {
          sum += at(map, n, row + d[0], column + d[1]) + at(map, n, row - d[0], column - d[1]);
        }
        map[row * n + column] = sum / 4 + w * (-w + 2 * w * stream.nextDouble());
      }
    }
  }

  private static double at(double[] map, int n, int row, int column) {
    return map[Math.floorMod(row, n) * n + Math.floorMod(column, n)];
  }
}
