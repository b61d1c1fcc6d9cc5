package croze.engine;

import croze.tensor.Tensor;

/**
 * A scalar function of the logits that a pass differentiates: the seam for losses, attacks and
 * proxies. A backward pass starts from whatever gradient it gives, so margins, single logits and
 * vector-Jacobian products are objectives like any other.
 *
 * <p>The engine calls it once a pass, on the thread of the pass, always in double. Two passes are
 * taken for the same only if their objectives are equal, so what is a key should be a constant or a
 * record.
 */
@FunctionalInterface
public interface Objective {

  /** Cross-entropy of softmax(logits) against the labels, mean over the batch. */
  Objective CROSS_ENTROPY = new CrossEntropy(0);

  /** Sum of all logits of the batch. */
  Objective SUM_OF_LOGITS = new SumOfLogits();

  /**
   * The objective and its gradient.
   *
   * @param logits shape (n, classes)
   * @param labels n class numbers from 0
   * @throws IllegalArgumentException if a label is not one of the classes
   */
  Loss of(Tensor logits, int[] labels);

  /** Whether the labels change it. */
  default boolean readsLabels() {
    return true;
  }

  /**
   * Cross-entropy against (1 − s)·one-hot + s/classes, mean over the batch (Szegedy et al. 2016,
   * section 7).
   *
   * @param smoothing s, from 0 to below 1
   * @throws IllegalArgumentException if s is outside [0, 1)
   */
  static Objective smoothedCrossEntropy(double smoothing) {
    return new CrossEntropy(smoothing);
  }

  /**
   * Σ weights·logits, whose gradient by anything is the vector-Jacobian product with the weights.
   *
   * @param weights shape of the logits, (n, classes)
   */
  static Objective weightedSum(Tensor weights) {
    return new WeightedSum(weights);
  }

  /** Equal to each other, so that the constant is a key. */
  record SumOfLogits() implements Objective {
    @Override
    public boolean readsLabels() {
      return false;
    }

    @Override
    public Loss of(Tensor logits, int[] labels) {
      double sum = 0;
      for (double z : logits.data()) {
        sum += z;
      }
      return new Loss(sum, logits.map(z -> 1));
    }
  }

  /** See {@link Objective#weightedSum}. */
  record WeightedSum(Tensor weights) implements Objective {
    @Override
    public boolean readsLabels() {
      return false;
    }

    @Override
    public Loss of(Tensor logits, int[] labels) {
      return new Loss(weights.dot(logits), weights);
    }
  }
}
