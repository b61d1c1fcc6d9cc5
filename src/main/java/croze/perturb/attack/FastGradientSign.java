package croze.perturb.attack;

import croze.random.KeyedStream;

/**
 * FGSM (Goodfellow et al. 2015): clip(x + ε·sign(∇L)), L the cross-entropy.
 *
 * @param eps ε in pixels of [0, 1]
 */
public record FastGradientSign(double eps) implements AdversarialAttack {

  @Override
  public double[][] apply(
      GradientOracle network, double[][] images, int[] labels, KeyedStream stream) {
    double[][] x = AdversarialAttack.copy(images);
    double[][] g = network.gradients(x, labels, ImageLoss.CROSS_ENTROPY).gradients();
    for (int i = 0; i < x.length; i++) {
      for (int p = 0; p < x[i].length; p++) {
        x[i][p] = AdversarialAttack.clip(x[i][p] + eps * Math.signum(g[i][p]));
      }
    }
    return x;
  }

  /** Its name and the keys of its text. */
  public static final class Named extends AttackFamily.Single {
    public Named() {
      super("fgsm", Named::attack);
    }

    private static AdversarialAttack attack(AttackText keys) {
      return new FastGradientSign(keys.eps("8/255"));
    }
  }
}
