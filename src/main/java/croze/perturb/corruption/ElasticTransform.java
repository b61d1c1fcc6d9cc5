package croze.perturb.corruption;

import croze.image.Dataset;
import croze.random.KeyedStream;

/**
 * Elastic: three points of the image move at random and an affine map with them, on a grid of 1/32
 * pixel; then each pixel is read a smooth random way off.
 */
public final class ElasticTransform implements CommonCorruption {
  /** In units of the image's size: the length and the smoothness of the way, the points' moves. */
  private static final double[] LENGTH = {0, .05, .08, .1, .1};

  private static final double[] SIGMA = {0, .2, .06, .04, .03};
  private static final double[] MOVE = {.08, .07, .06, .05, .03};
  private static final int GRID = 32;

  @Override
  public String name() {
    return "elastic_transform";
  }

  @Override
  public RgbImage apply(RgbImage image, int severity, KeyedStream stream) {
    double[] moves = moves(severity, image.size(), stream);
    double[] dx = way(severity, image.size(), stream);
    double[] dy = way(severity, image.size(), stream);
    return apply(image, moves, dx, dy);
  }

  /** Three pairs (x, y): how far the points move. */
  static double[] moves(int severity, int size, KeyedStream stream) {
    double[] moves = new double[6];
    for (int i = 0; i < moves.length; i++) {
      double delta = size * MOVE[severity - 1];
      moves[i] = -delta + 2 * delta * stream.nextDouble();
    }
    return moves;
  }

  /** One coordinate of the way from each pixel. */
  static double[] way(int severity, int size, KeyedStream stream) {
    double[] way = new double[size * size];
    for (int p = 0; p < way.length; p++) {
      way[p] = -1 + 2 * stream.nextDouble();
    }
    double sigma = size * SIGMA[severity - 1];
    if (sigma > 0) {
      way =
          new GaussianFilter(sigma, (int) (3 * sigma + .5), Border.MIRROR_REPEATING)
              .apply(way, size);
    }
    for (int p = 0; p < way.length; p++) {
      way[p] = (float) (way[p] * (size * LENGTH[severity - 1]));
    }
    return way;
  }

  RgbImage apply(RgbImage image, double[] moves, double[] dx, double[] dy) {
    int size = image.size();
    double[] y = image.unitFloats();
    double[] map = inverse(size, moves);
    double[][] planes = new double[Dataset.CHANNELS][];
    for (int c = 0; c < planes.length; c++) {
      planes[c] = displaced(warped(RgbImage.channel(y, c), size, map), size, dx, dy);
    }
    return new RgbImage(size, RgbImage.cutFloats(RgbImage.interleaved(planes)));
  }

  /**
   * The affine map that takes the moved points back: x = m₀x' + m₁y' + m₂, y = m₃x' + m₄y' + m₅.
   */
  private static double[] inverse(int size, double[] moves) {
    int far = size / 2 + size / 3;
    int near = size / 2 - size / 3;
    double[] x = {far, far, near};
    double[] y = {far, near, near};
    double[] u = new double[3];
    double[] v = new double[3];
    for (int i = 0; i < 3; i++) {
      u[i] = (float) x[i] + (float) moves[2 * i];
      v[i] = (float) y[i] + (float) moves[2 * i + 1];
    }
    double determinant = u[0] * (v[1] - v[2]) + u[1] * (v[2] - v[0]) + u[2] * (v[0] - v[1]);
    double[] map = new double[6];
    for (int k = 0; k < 2; k++) {
      double[] t = k == 0 ? x : y;
      map[3 * k] =
          (t[0] * (v[1] - v[2]) + t[1] * (v[2] - v[0]) + t[2] * (v[0] - v[1])) / determinant;
      map[3 * k + 1] =
          (t[0] * (u[2] - u[1]) + t[1] * (u[0] - u[2]) + t[2] * (u[1] - u[0])) / determinant;
      map[3 * k + 2] = t[0] - map[3 * k] * u[0] - map[3 * k + 1] * v[0];
    }
    return map;
  }

  private static double[] warped(double[] plane, int size, double[] map) {
    double[] out = new double[plane.length];
    for (int p = 0; p < out.length; p++) {
      int column = p % size;
      int row = p / size;
      long x = onGrid(map[0] * column, map[1] * row + map[2]);
      long y = onGrid(map[3] * column, map[4] * row + map[5]);
      out[p] =
          (float)
              linear(
                  plane,
                  size,
                  Border.MIRROR,
                  Math.floorDiv(y, GRID) + (double) Math.floorMod(y, GRID) / GRID,
                  Math.floorDiv(x, GRID) + (double) Math.floorMod(x, GRID) / GRID);
    }
    return out;
  }

  /** A coordinate in 1/32 pixels, its two parts first rounded to 1/1024. */
  private static long onGrid(double a, double b) {
    return ((long) Math.rint(a * 1024) + (long) Math.rint(b * 1024) + 16) >> 5;
  }

  private static double[] displaced(double[] plane, int size, double[] dx, double[] dy) {
    double[] out = new double[plane.length];
    for (int p = 0; p < out.length; p++) {
      out[p] =
          (float) linear(plane, size, Border.MIRROR_REPEATING, p / size + dy[p], p % size + dx[p]);
    }
    return out;
  }

  private static double linear(double[] plane, int size, Border border, double row, double column) {
    int above = (int) Math.floor(row);
    int left = (int) Math.floor(column);
    double down = row - above;
    double across = column - left;
    int top = border.inside(above, size) * size;
    int bottom = border.inside(above + 1, size) * size;
    int west = border.inside(left, size);
    int east = border.inside(left + 1, size);
    return (1 - down) * (1 - across) * plane[top + west]
        + (1 - down) * across * plane[top + east]
        + down * (1 - across) * plane[bottom + west]
        + down * across * plane[bottom + east];
  }
}
