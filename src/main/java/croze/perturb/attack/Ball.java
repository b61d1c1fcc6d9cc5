package croze.perturb.attack;

import croze.random.KeyedStream;

/** The norm of a budget. */
public enum Ball {
  /** The largest change of a pixel. */
  LINF {
    @Override
    void start(double[] x, double eps, KeyedStream stream) {
      for (int p = 0; p < x.length; p++) {
        x[p] = AdversarialAttack.clip(x[p] + eps * (2 * stream.nextDouble() - 1));
      }
    }

    @Override
    void step(double[] x, double[] g, double alpha, int images) {
      for (int p = 0; p < x.length; p++) {
        x[p] += alpha * Math.signum(g[p]);
      }
    }

    @Override
    void project(double[] x, double[] centre, double eps) {
      for (int p = 0; p < x.length; p++) {
        x[p] = AdversarialAttack.project(x[p], centre[p], eps);
      }
    }
  },
  /** The Euclidean length of the change. */
  L2 {
    @Override
    void start(double[] x, double eps, KeyedStream stream) {
      double[] direction = new double[x.length];
      double square = 0;
      for (int p = 0; p < x.length; p++) {
        direction[p] = stream.nextGaussian();
        square += direction[p] * direction[p];
      }
      double length = eps * stream.nextDouble() / Math.sqrt(square);
      for (int p = 0; p < x.length; p++) {
        x[p] = AdversarialAttack.clip(x[p] + length * direction[p]);
      }
    }

    @Override
    void step(double[] x, double[] g, double alpha, int images) {
      double square = 0;
      for (double v : g) {
        square += v * v / images / images;
      }
      double length = Math.sqrt(square) + SMALLEST;
      for (int p = 0; p < x.length; p++) {
        x[p] += alpha * (g[p] / images / length);
      }
    }

    @Override
    void project(double[] x, double[] centre, double eps) {
      double distance = AdversarialAttack.distance(x, centre);
      double factor = distance > eps ? eps / distance : 1;
      for (int p = 0; p < x.length; p++) {
        x[p] = AdversarialAttack.clip(centre[p] + (x[p] - centre[p]) * factor);
      }
    }
  };

  private static final double SMALLEST = 1e-10;

  /** Moves x to a random point of the ball around it. */
  abstract void start(double[] x, double eps, KeyedStream stream);

  /**
   * Moves x by a step of length α along the gradient.
   *
   * @param images of the batch, whose mean loss the L2 step divides by the norm of
   */
  abstract void step(double[] x, double[] gradient, double alpha, int images);

  /** Moves x back into the ball and into [0, 1]. */
  abstract void project(double[] x, double[] centre, double eps);
}
