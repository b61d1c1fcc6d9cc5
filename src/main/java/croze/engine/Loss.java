package croze.engine;

import croze.tensor.Tensor;

/**
 * The objective at the end of a pass, always in double.
 *
 * @param value the objective
 * @param gradient ∂objective/∂logits, shape (n, classes)
 */
public record Loss(double value, Tensor gradient) {

  /**
   * @param logits shape (n, classes)
   * @throws IllegalArgumentException if a label is not one of the classes
   */
  public static Loss of(Objective objective, Tensor logits, int[] labels) {
    return switch (objective) {
      case CROSS_ENTROPY -> crossEntropy(logits, labels);
      case SUM_OF_LOGITS -> sum(logits);
    };
  }

  private static Loss sum(Tensor logits) {
    double sum = 0;
    for (double z : logits.data()) {
      sum += z;
    }
    return new Loss(sum, logits.map(z -> 1));
  }

  /** Mean over the batch of ln Σ exp z − z of the label; gradient (softmax − one-hot) / n. */
  private static Loss crossEntropy(Tensor logits, int[] labels) {
    int n = labels.length;
    int classes = logits.size() / n;
    double[] gradient = new double[logits.size()];
    double loss = 0;
    for (int i = 0; i < n; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new IllegalArgumentException(
            "label of image "
                + i
                + " is "
                + labels[i]
                + ", the program has "
                + classes
                + " classes");
      }
      int at = i * classes;
      double largest = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < classes; c++) {
        largest = Math.max(largest, logits.data()[at + c]);
      }
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        gradient[at + c] = Math.exp(logits.data()[at + c] - largest);
        sum += gradient[at + c];
      }
      for (int c = 0; c < classes; c++) {
        gradient[at + c] /= sum * n;
      }
      loss += Math.log(sum) + largest - logits.data()[at + labels[i]];
      gradient[at + labels[i]] -= 1.0 / n;
    }
    return new Loss(loss / n, new Tensor(logits.shape(), gradient));
  }
}
