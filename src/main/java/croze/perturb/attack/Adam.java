package croze.perturb.attack;

/** The optimiser Adam (Kingma and Ba 2015) on one vector; β .9 and .999, ε 1e-8. */
final class Adam {
  private static final double FIRST = .9;
  private static final double SECOND = .999;
  private static final double EPSILON = 1e-8;

  private final double rate;
  private final double[] mean;
  private final double[] square;
  private int steps;

  Adam(int size, double rate) {
    this.rate = rate;
    mean = new double[size];
    square = new double[size];
  }

  /** Moves x down the gradient. */
  void step(double[] x, double[] gradient) {
    steps++;
    double size = rate / (1 - Math.pow(FIRST, steps));
    double correction = Math.sqrt(1 - Math.pow(SECOND, steps));
    for (int p = 0; p < x.length; p++) {
      mean[p] = FIRST * mean[p] + (1 - FIRST) * gradient[p];
      square[p] = SECOND * square[p] + (1 - SECOND) * gradient[p] * gradient[p];
      x[p] -= size * mean[p] / (Math.sqrt(square[p]) / correction + EPSILON);
    }
  }
}
