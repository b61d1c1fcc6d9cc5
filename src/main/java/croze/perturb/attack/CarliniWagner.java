package croze.perturb.attack;

import croze.random.KeyedStream;
import java.util.Arrays;

/**
 * CW (Carlini and Wagner 2017) in L2, unbounded, as torchattacks has it: Adam on w, x' = (tanh(w) +
 * 1)/2, of ‖x' − x‖² + c·max(real − other, −κ); the nearest wrong iterate is returned, else x.
 * There is no search over c. It stops at a fifth iteration (of 50) where the cost has risen.
 *
 * @param together whether the cost that stops it is the batch's, as in the public code, or each
 *     image's own
 * @param masked whether real and other are at least 0, as in the public code, which masks logits by
 *     multiplication; otherwise they are the logits themselves
 */
public record CarliniWagner(
    double c, double kappa, int steps, double rate, boolean together, boolean masked)
    implements AdversarialAttack {

  @Override
  public double[][] apply(
      GradientOracle network, double[][] images, int[] labels, KeyedStream stream) {
    if (together) {
      return batch(network, images, labels);
    }
    double[][] out = new double[images.length][];
    for (int i = 0; i < out.length; i++) {
      out[i] = batch(network, new double[][] {images[i]}, new int[] {labels[i]})[0];
    }
    return out;
  }

  private double[][] batch(GradientOracle network, double[][] images, int[] labels) {
    int n = images.length;
    double[][] best = AdversarialAttack.copy(images);
    double[] nearest = new double[n];
    Arrays.fill(nearest, 1e10);
    double[][] w = new double[n][];
    Adam[] adam = new Adam[n];
    for (int i = 0; i < n; i++) {
      w[i] = Arrays.stream(images[i]).map(x -> .5 * Math.log(x / (1 - x))).toArray();
      adam[i] = new Adam(w[i].length, rate);
    }
    double earlier = 1e10;
    int pause = Math.max(1, steps / 10);
    for (int step = 0; step < steps; step++) {
      double[][] x = new double[n][];
      for (int i = 0; i < n; i++) {
        x[i] = Arrays.stream(w[i]).map(v -> .5 * (Math.tanh(v) + 1)).toArray();
      }
      GradientOracle.Gradients at = network.gradients(x, labels, this::margin);
      double cost = 0;
      for (int i = 0; i < n; i++) {
        double square = 0;
        double[] g = new double[w[i].length];
        for (int p = 0; p < g.length; p++) {
          double change = x[i][p] - images[i][p];
          square += change * change;
          double slope = 2 * x[i][p] - 1;
          g[p] = (2 * change + c * at.gradients()[i][p]) * .5 * (1 - slope * slope);
        }
        cost += square + c * at.losses()[i];
        adam[i].step(w[i], g);
        if (ImageLoss.prediction(at.logits()[i]) != labels[i] && square < nearest[i]) {
          nearest[i] = square;
          best[i] = x[i];
        }
      }
      if (step % pause == 0) {
        if (cost > earlier) {
          break;
        }
        earlier = cost;
      }
    }
    return best;
  }

  private double margin(int image, double[] z, int label, double[] gradient) {
    int other = label == 0 ? 1 : 0;
    for (int k = 0; k < z.length; k++) {
      other = k != label && z[k] > z[other] ? k : other;
    }
    double real = masked ? Math.max(0, z[label]) : z[label];
    double rival = masked ? Math.max(0, z[other]) : z[other];
    if (real - rival < -kappa) {
      return -kappa;
    }
    gradient[label] += real == z[label] ? 1 : 0;
    gradient[other] -= rival == z[other] ? 1 : 0;
    return real - rival;
  }

  /** Its name and the keys of its text. */
  public static final class Named extends AttackFamily.Single {
    public Named() {
      super("cw", Named::attack);
    }

    private static AdversarialAttack attack(AttackText keys) {
      return new CarliniWagner(
          keys.number("c", "1", 0, 1e9),
          keys.number("kappa", "0", 0, 1e9),
          keys.count("steps", 50, 1, 1_000_000),
          keys.number("lr", ".01", 0, 10),
          keys.choice("stop", "batch", "image"),
          keys.choice("margin", "masked", "logits"));
    }
  }
}
