package croze.engine;

import croze.image.Batch;
import croze.tensor.Tensor;

/**
 * A program with its parameters, ready for passes. What an engine has worked out of either it may
 * keep from pass to pass.
 */
public interface Network {

  /** One pass, as {@link Engine#run} does it. */
  Pass run(Batch batch, Objective objective, PassRequest request);

  /**
   * The gradients of single images by element 0 of each parameter tensor.
   *
   * @param directions what the logits are weighted with, shape (directions, classes)
   * @param statistics what the norms normalise with
   * @throws IllegalArgumentException if something does not fit the program
   */
  default FirstElements firstElements(Batch batch, Tensor directions, NormStatistics statistics) {
    return FirstElements.byPasses(this, batch, directions, statistics);
  }

  /** Says that the parameters, which are the caller's, have other values now. */
  void parametersChanged();
}
