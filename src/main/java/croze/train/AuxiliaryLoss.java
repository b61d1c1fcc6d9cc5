package croze.train;

import croze.engine.Loss;
import croze.engine.Objective;
import croze.engine.Session;
import croze.tensor.Tensor;

/**
 * The loss of a network with an auxiliary head, of one step: L(z) + w·L(z′), z the network's own
 * logits and z′ those of the head, which come behind them.
 */
final class AuxiliaryLoss implements Objective {
  private final Objective own;
  private final double weight;
  private double loss;
  private int correct;

  /**
   * @param weight w
   */
  AuxiliaryLoss(Objective own, double weight) {
    this.own = own;
    this.weight = weight;
  }

  @Override
  public Loss of(Tensor logits, int[] labels) {
    Tensor first = half(logits, 0);
    Loss main = own.of(first, labels);
    Loss head = own.of(half(logits, 1), labels);
    int classes = first.shape()[1];
    double[] gradient = new double[logits.size()];
    for (int i = 0; i < labels.length; i++) {
      for (int c = 0; c < classes; c++) {
        int at = i * classes + c;
        gradient[2 * i * classes + c] = main.gradient().data()[at];
        gradient[(2 * i + 1) * classes + c] = weight * head.gradient().data()[at];
      }
    }
    loss = main.value();
    correct = Session.correct(first, labels);
    return new Loss(loss + weight * head.value(), new Tensor(logits.shape(), gradient));
  }

  private static Tensor half(Tensor logits, int which) {
    int n = logits.shape()[0];
    int classes = logits.shape()[1] / 2;
    double[] data = new double[n * classes];
    for (int i = 0; i < n; i++) {
      System.arraycopy(logits.data(), (2 * i + which) * classes, data, i * classes, classes);
    }
    return new Tensor(new int[] {n, classes}, data);
  }

  /** What the network's own logits give. */
  Session.Step step() {
    return new Session.Step(loss, correct);
  }
}
