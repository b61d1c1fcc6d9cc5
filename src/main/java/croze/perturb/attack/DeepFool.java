package croze.perturb.attack;

import croze.random.KeyedStream;
import java.util.Arrays;

/**
 * DeepFool (Moosavi-Dezfooli et al. 2016) in L2, unbounded, as torchattacks has it: while the image
 * is right, x := clip(x + (1 + overshoot)·|f'|·w'/‖w'‖²) for the nearest wrong class, f' and w' the
 * differences of logits and gradients to those of the label.
 *
 * @param faulty torchattacks 3.4.0's form, which never takes the class after the label, and fails
 *     on images of the last class (these stay clean)
 */
public record DeepFool(int steps, double overshoot, boolean faulty) implements AdversarialAttack {

  @Override
  public double[][] apply(
      GradientOracle network, double[][] images, int[] labels, KeyedStream stream) {
    double[][] out = new double[images.length][];
    for (int i = 0; i < images.length; i++) {
      out[i] = one(network, images[i], labels[i]);
    }
    return out;
  }

  private double[] one(GradientOracle network, double[] image, int label) {
    double[] x = image.clone();
    for (int step = 0; step < steps; step++) {
      double[] z = network.logits(new double[][] {x})[0];
      if (ImageLoss.prediction(z) != label || faulty && label == z.length - 1) {
        return x;
      }
      x = moved(network, x, label, z.length);
    }
    return x;
  }

  /** All classes in one batch. */
  private double[] moved(GradientOracle network, double[] x, int label, int classes) {
    int[] others = new int[classes - 1];
    for (int k = 0; k < others.length; k++) {
      others[k] = k < label ? k : k + 1;
    }
    double[][] copies = new double[others.length][];
    int[] labels = new int[others.length];
    Arrays.fill(copies, x);
    Arrays.fill(labels, label);
    GradientOracle.Gradients to = network.gradients(copies, labels, ImageLoss.difference(others));
    int nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    double[] squares = new double[others.length];
    for (int k = 0; k < others.length; k++) {
      squares[k] = Arrays.stream(to.gradients()[k]).map(v -> v * v).sum();
      double distance = Math.abs(to.losses()[k]) / Math.sqrt(squares[k]);
      boolean skipped = faulty && others[k] == label + 1;
      if (!skipped && distance < least) {
        nearest = k;
        least = distance;
      }
    }
    if (nearest < 0) {
      return x;
    }
    double[] out = new double[x.length];
    double factor = (1 + overshoot) * Math.abs(to.losses()[nearest]) / squares[nearest];
    for (int p = 0; p < out.length; p++) {
      out[p] = AdversarialAttack.clip(x[p] + factor * to.gradients()[nearest][p]);
    }
    return out;
  }

  /** Its name and the keys of its text. */
  public static final class Named extends AttackFamily.Single {
    public Named() {
      super("deepfool", Named::attack);
    }

    private static AdversarialAttack attack(AttackText keys) {
      return new DeepFool(
          keys.count("steps", 50, 1, 1_000_000),
          keys.number("overshoot", ".02", 0, 10),
          !keys.choice("form", "3.5.1", "3.4.0"));
    }
  }
}
