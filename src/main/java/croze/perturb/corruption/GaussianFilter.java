package croze.perturb.corruption;

/**
 * A Gaussian filter of a plane, rows of the image first and then columns: weights exp(−i²/(2σ²))
 * for |i| ≤ radius, normalised.
 */
final class GaussianFilter {
  private final Border border;
  private final double[] weights;

  GaussianFilter(double sigma, int radius, Border border) {
    this.border = border;
    weights = new double[radius + 1];
    double sum = 0;
    // From one end to the other, as the generator sums: smooth images depend on the last bit.
    for (int i = -radius; i <= radius; i++) {
      weights[Math.abs(i)] = i == 0 ? 1 : Math.exp(-.5 / (sigma * sigma) * i * i);
      sum += weights[Math.abs(i)];
    }
    for (int i = 0; i <= radius; i++) {
      weights[i] /= sum;
    }
  }

  /**
   * @param plane size · size values
   */
  double[] apply(double[] plane, int size) {
    return along(along(plane, size, size, 1), size, 1, size);
  }

  /** Along an axis: {@code step} from one element to the next, {@code other} to the next line. */
  private double[] along(double[] plane, int size, int step, int other) {
    double[] out = new double[plane.length];
    for (int line = 0; line < size; line++) {
      for (int at = 0; at < size; at++) {
        double sum = weights[0] * plane[line * other + at * step];
        for (int i = 1; i < weights.length; i++) {
          int before = border.inside(at - i, size);
          int after = border.inside(at + i, size);
          sum +=
              weights[i]
                  * (plane[line * other + before * step] + plane[line * other + after * step]);
        }
        out[line * other + at * step] = sum;
      }
    }
    return out;
  }
}
