package croze.perturb.attack;

import croze.random.KeyedStream;
import java.util.List;
import java.util.stream.IntStream;

/**
 * LGV, the attack of large geometric vicinity (Gubri et al. 2022): an iterated FGSM whose step t
 * climbs the cross-entropy of surrogate t mod n of {@link Surrogates}, and never asks the network
 * itself.
 *
 * @param eps radius in the maximum norm
 * @param alpha length of a step
 * @param way how the surrogates are trained
 * @param shuffled whether they are taken in a random order, or as they were collected
 */
record GeometricVicinity(double eps, double alpha, int steps, Surrogates.Way way, boolean shuffled)
    implements AdversarialAttack {

  @Override
  public double[][] apply(
      GradientOracle network, double[][] images, int[] labels, KeyedStream stream) {
    List<GradientOracle> surrogates = network.surrogates(way);
    int n = surrogates.size();
    int[] order = shuffled ? stream.sample(n, n) : IntStream.range(0, n).toArray();
    double[][] x = AdversarialAttack.copy(images);
    for (int step = 0; step < steps; step++) {
      double[][] g =
          surrogates.get(order[step % n]).gradients(x, labels, ImageLoss.CROSS_ENTROPY).gradients();
      for (int i = 0; i < x.length; i++) {
        Ball.LINF.step(x[i], g[i], alpha, x.length);
        Ball.LINF.project(x[i], images[i], eps);
      }
    }
    return x;
  }

  /** Its name and the keys of its text. */
  public static final class Named extends AttackFamily.Single {
    public Named() {
      super("lgv", Named::attack);
    }

    private static AdversarialAttack attack(AttackText keys) {
      return new GeometricVicinity(
          keys.eps("4/255"),
          keys.number("alpha", "4/2550", 0, 1),
          keys.count("steps", 10, 1, 1_000_000),
          new Surrogates.Way(
              keys.number("lr", ".05", 0, 10),
              keys.number("decay", "1e-4", 0, 1),
              keys.count("epochs", 2, 1, 1000),
              keys.count("models", 4, 1, 1000),
              keys.count("batch", 128, 2, 4096)),
          keys.choice("order", "shuffled", "collected"));
    }
  }
}
