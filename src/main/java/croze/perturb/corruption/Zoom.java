package croze.perturb.corruption;

/**
 * An enlargement of a plane that keeps its size: the middle is cropped, enlarged linearly and
 * cropped again, not quite in the middle where the margin is odd.
 */
final class Zoom {
  private Zoom() {}

  static double[] of(double[] plane, int size, double factor) {
    int crop = (int) Math.ceil(size / factor);
    int top = (size - crop) / 2;
    int enlarged = (int) Math.rint(crop * factor);
    int trim = (enlarged - size) / 2;
    double[] out = new double[plane.length];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        double y = (double) (row + trim) * (crop - 1) / (enlarged - 1);
        double x = (double) (column + trim) * (crop - 1) / (enlarged - 1);
        int above = Math.min(crop - 1, (int) y);
        int left = Math.min(crop - 1, (int) x);
        int below = Math.min(crop - 1, above + 1);
        int right = Math.min(crop - 1, left + 1);
        double down = y - above;
        double across = x - left;
        out[row * size + column] =
            (1 - down) * (1 - across) * plane[(top + above) * size + top + left]
                + (1 - down) * across * plane[(top + above) * size + top + right]
                + down * (1 - across) * plane[(top + below) * size + top + left]
                + down * across * plane[(top + below) * size + top + right];
      }
    }
    return out;
  }
}
