package croze.engine.nd4j;

import croze.engine.Objective;
import croze.tensor.Tensor;

/**
 * Value of an objective and its gradient with respect to the logits. Computed on the heap: the
 * logits are a few hundred numbers.
 *
 * @param gradient shape (n, classes), as the logits
 */
record Loss(double value, Tensor gradient) {

  static Loss of(Objective objective, Tensor logits, int[] labels) {
    return switch (objective) {
      case CROSS_ENTROPY -> crossEntropy(logits, labels);
      case SUM_OF_LOGITS -> sum(logits);
    };
  }

  /** −1/n Σₙ ln softmax(z)ₗₐᵦₑₗ, gradient (softmax(z) − onehot)/n. */
  private static Loss crossEntropy(Tensor logits, int[] labels) {
    int count = labels.length;
    int classes = logits.shape()[1];
    double[] z = logits.data();
    double[] gradient = new double[z.length];
    double sum = 0;
    for (int n = 0; n < count; n++) {
      int row = n * classes;
      double max = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < classes; c++) {
        max = Math.max(max, z[row + c]);
      }
      double total = 0;
      for (int c = 0; c < classes; c++) {
        gradient[row + c] = Math.exp(z[row + c] - max);
        total += gradient[row + c];
      }
      for (int c = 0; c < classes; c++) {
        gradient[row + c] /= total * count;
      }
      gradient[row + labels[n]] -= 1.0 / count;
      sum += Math.log(total) + max - z[row + labels[n]];
    }
    return new Loss(sum / count, new Tensor(logits.shape(), gradient));
  }

  private static Loss sum(Tensor logits) {
    double sum = 0;
    for (double z : logits.data()) {
      sum += z;
    }
    return new Loss(sum, logits.map(z -> 1));
  }
}
