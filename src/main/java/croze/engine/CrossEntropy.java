package croze.engine;

import croze.tensor.Tensor;

/**
 * Mean over the batch of −Σ q·ln softmax(z), q = (1 − s)·one-hot + s/classes; gradient (softmax −
 * q) / n.
 *
 * @param smoothing s
 */
record CrossEntropy(double smoothing) implements Objective {

  CrossEntropy {
    if (!(smoothing >= 0 && smoothing < 1)) {
      throw new IllegalArgumentException(
          "label smoothing: expected at least 0 and less than 1, found " + smoothing);
    }
  }

  @Override
  public Loss of(Tensor logits, int[] labels) {
    int n = labels.length;
    int classes = logits.size() / n;
    double[] gradient = new double[logits.size()];
    double loss = 0;
    for (int i = 0; i < n; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new IllegalArgumentException(
            "label of image %d is %d, the program has %d classes".formatted(i, labels[i], classes));
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
      if (smoothing > 0) {
        loss += smooth(logits.data(), at, classes, labels[i], gradient, n);
      }
    }
    return new Loss(loss / n, new Tensor(logits.shape(), gradient));
  }

  /** What changes if the share s of an image's target is spread over all classes. */
  private double smooth(double[] logits, int at, int classes, int label, double[] gradient, int n) {
    double mean = 0;
    for (int c = 0; c < classes; c++) {
      mean += logits[at + c] / classes;
      gradient[at + c] -= smoothing / classes / n;
    }
    gradient[at + label] += smoothing / n;
    return smoothing * (logits[at + label] - mean);
  }
}
