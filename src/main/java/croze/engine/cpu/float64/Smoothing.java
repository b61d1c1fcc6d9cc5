package croze.engine.cpu.float64;

import croze.engine.cpu.float64.Kernels.Window;
import croze.engine.cpu.plan.Layout;
import java.util.Arrays;

/**
 * The 3 × 3 average pool with stride 1: mean of the pixels around each, those outside the image not
 * counted. The sum of a window comes from the zero margins, the count from tables.
 */
final class Smoothing {
  private final Kernels kernels;
  private final Layout layout;
  private final Window window;

  /** 1 / (pixels of the window inside the image) of a row, and a pixel at either end of it. */
  private final double[] innerMargined;

  private final double[] edgeMargined;
  private final double[] inner;
  private final double[] edge;

  Smoothing(Layout layout, Kernels kernels) {
    this.kernels = kernels;
    this.layout = layout;
    window = new Window(layout.stride(), layout.rowStride());
    innerMargined = inverseCounts(Math.min(layout.height(), 3));
    edgeMargined = inverseCounts(Math.min(layout.height(), 2));
    inner = withoutMargins(innerMargined);
    edge = withoutMargins(edgeMargined);
  }

  private double[] inverseCounts(int rows) {
    int pixel = layout.stride();
    double[] inverse = new double[layout.rowLength() + 2 * pixel];
    for (int x = 0; x < layout.width(); x++) {
      int columns = Math.min(x + 1, layout.width() - 1) - Math.max(x - 1, 0) + 1;
      double share = (double) 1 / (rows * columns);
      Arrays.fill(inverse, (x + 1) * pixel, (x + 2) * pixel, share);
    }
    return inverse;
  }

  private double[] withoutMargins(double[] row) {
    return Arrays.copyOfRange(row, layout.stride(), row.length - layout.stride());
  }

  private boolean isEdge(int y) {
    return y <= 0 || y >= layout.height() - 1;
  }

  /** y += mean of x, one row. */
  void add(double[] x, int row, int at, double[] y) {
    kernels.addWindow(window, x, at, isEdge(row) ? edge : inner, y, at, inner.length);
  }

  /** dx += what the means around each pixel pass on to it, one row. */
  void addGradient(double[] g, int row, int at, double[] dx) {
    double[] above = isEdge(row - 1) ? edgeMargined : innerMargined;
    double[] here = isEdge(row) ? edgeMargined : innerMargined;
    double[] below = isEdge(row + 1) ? edgeMargined : innerMargined;
    kernels.addScaledWindow(window, g, at, above, here, below, dx, at, inner.length);
  }
}
