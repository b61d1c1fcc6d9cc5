package croze.perturb.attack;

import croze.random.KeyedStream;

/**
 * PGD (Madry et al. 2018) on the cross-entropy: steps along the gradient, each projected to the
 * ball and to [0, 1]. Of several restarts an image keeps the first wrong end point, else the one of
 * highest loss.
 *
 * @param norm of the ball and of the step
 * @param eps radius
 * @param alpha length of a step: α·sign(g), or in L2 α·g/(‖g‖ + 1e-10) with g of the mean over the
 *     batch, as torchattacks has it
 * @param random whether a run starts at a random point of the ball or at x
 * @param restarts runs; more than one make sense from random starts only
 */
public record ProjectedGradient(
    Ball norm, double eps, double alpha, int steps, boolean random, int restarts)
    implements AdversarialAttack {

  @Override
  public double[][] apply(
      GradientOracle network, double[][] images, int[] labels, KeyedStream stream) {
    double[][] best = null;
    double[] value = new double[images.length];
    for (int r = 0; r < restarts; r++) {
      double[][] x = run(network, images, labels, stream);
      if (restarts == 1) {
        return x;
      }
      double[][] logits = network.logits(x);
      best = best == null ? AdversarialAttack.copy(x) : best;
      for (int i = 0; i < x.length; i++) {
        boolean wrong = ImageLoss.prediction(logits[i]) != labels[i];
        double loss =
            ImageLoss.CROSS_ENTROPY.of(i, logits[i], labels[i], new double[logits[i].length]);
        double found = wrong ? Double.POSITIVE_INFINITY : loss;
        if (r == 0 || found > value[i]) {
          value[i] = found;
          best[i] = x[i];
        }
      }
    }
    return best;
  }

  private double[][] run(
      GradientOracle network, double[][] images, int[] labels, KeyedStream stream) {
    double[][] x = AdversarialAttack.copy(images);
    if (random) {
      for (int i = 0; i < x.length; i++) {
        norm.start(x[i], eps, stream);
      }
    }
    for (int step = 0; step < steps; step++) {
      double[][] g = network.gradients(x, labels, ImageLoss.CROSS_ENTROPY).gradients();
      for (int i = 0; i < x.length; i++) {
        norm.step(x[i], g[i], alpha, x.length);
        norm.project(x[i], images[i], eps);
      }
    }
    return x;
  }

  /** Its name and the keys of its text. */
  public static final class Named extends AttackFamily.Single {
    public Named() {
      super("pgd", Named::attack);
    }

    private static AdversarialAttack attack(AttackText keys) {
      boolean linf = keys.choice("norm", "linf", "l2");
      double eps = linf ? keys.eps("8/255") : keys.number("eps", "1", 0, 1000);
      return new ProjectedGradient(
          linf ? Ball.LINF : Ball.L2,
          eps,
          keys.number("alpha", linf ? "2/255" : ".2", 0, 1000),
          keys.count("steps", 10, 1, 1_000_000),
          keys.choice("start", "random", "clean"),
          keys.count("restarts", 1, 1, 1000));
    }
  }
}
