package croze.perturb.attack;

import croze.random.KeyedStream;
import java.util.List;

/**
 * AutoAttack (Croce and Hein 2020), standard, in the maximum norm: APGD on the cross-entropy,
 * targeted APGD, targeted FAB and Square, each on the images that are still right.
 *
 * @param eps radius
 * @param steps of APGD and FAB: 100; torchattacks' wrapper has 10
 */
public record AutoAttack(double eps, int steps) implements AdversarialAttack {
  private static final int TARGETS = 9;
  private static final int QUERIES = 5000;

  @Override
  public double[][] apply(
      GradientOracle network, double[][] images, int[] labels, KeyedStream stream) {
    List<AdversarialAttack> attacks =
        List.of(
            new AutoPgd(eps, steps, ImageLoss.CROSS_ENTROPY, 0, true),
            new AutoPgd(eps, steps, ImageLoss.LOGIT_RATIO, TARGETS, true),
            new AdaptiveBoundary(Ball.LINF, eps, steps, TARGETS),
            new SquareAttack(eps, QUERIES, .8, false));
    double[][] out = AdversarialAttack.copy(images);
    int[] left = AdversarialAttack.correct(network, out, labels);
    for (AdversarialAttack attack : attacks) {
      if (left.length > 0) {
        double[][] x = AdversarialAttack.select(images, left);
        int[] y = AdversarialAttack.select(labels, left);
        double[][] attacked = attack.apply(network, x, y, stream);
        for (int k = 0; k < left.length; k++) {
          out[left[k]] = attacked[k];
        }
        left = AdversarialAttack.correct(network, out, labels);
      }
    }
    return out;
  }

  /** Its name and the keys of its text. */
  public static final class Named extends AttackFamily.Single {
    public Named() {
      super("autoattack", Named::attack);
    }

    private static AdversarialAttack attack(AttackText keys) {
      return new AutoAttack(
          keys.eps("8/255"), keys.choice("form", "published", "torchattacks") ? 100 : 10);
    }
  }
}
