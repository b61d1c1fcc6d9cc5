package croze.engine;

import croze.image.Batch;
import croze.net.Parameters;
import croze.tensor.Tensor;
import java.util.Optional;

/**
 * A network that lives in an engine: it is trained step by step, evaluated and attacked there.
 *
 * <p>Belongs to the thread of its engine and ends with it. The same calls on the same state give
 * the same bits. Several sessions of an engine may be open at a time.
 */
public interface Session extends AutoCloseable {

  /** What the norms normalise with. */
  enum Norms {
    /** The running statistics: evaluation mode. */
    RUNNING,
    /** The statistics of the batch; the running ones stay as they are. */
    BATCH,
    /** The statistics of the batch, which also enter the running ones: training mode. */
    BATCH_TRACKED
  }

  /**
   * What a step found before it changed the weights.
   *
   * @param loss the objective
   * @param correct images whose largest logit is their label's
   */
  record Step(double loss, int correct) {}

  /**
   * A gradient by the images.
   *
   * @param loss the objective
   * @param logits shape (n, classes)
   * @param gradient ∂objective/∂images, shape of the batch
   */
  record ImageGradient(double loss, Tensor logits, Tensor gradient) {}

  /**
   * One step of gradient descent on all parameters, in training mode.
   *
   * @throws IllegalArgumentException if the batch does not fit, or has a single value a channel, so
   *     that it has no unbiased variance
   */
  default Step step(Batch batch, Objective objective, Sgd sgd) {
    return step(batch, objective, sgd, Optional.empty());
  }

  /**
   * The same, with dropped paths.
   *
   * @param paths what they multiply the images by; empty for 1
   * @throws IllegalArgumentException likewise, or if the factors do not fit
   */
  Step step(Batch batch, Objective objective, Sgd sgd, Optional<PathFactors> paths);

  /**
   * The logits, shape (n, classes).
   *
   * @param images normalised, shape (n, channels, height, width)
   */
  Tensor evaluate(Tensor images, Norms norms);

  /** The gradient of an objective by the images; the weights stay as they are. */
  ImageGradient gradient(Batch batch, Objective objective, Norms norms);

  /** A copy of the weights. */
  Parameters parameters();

  /** A copy of weights, velocity and running statistics. */
  TrainingState state();

  /** The running statistics. */
  NormStatistics statistics();

  /** Puts others in their place. */
  void setStatistics(NormStatistics statistics);

  @Override
  void close();

  /** How many images have their largest logit, the first of several, at their label. */
  static int correct(Tensor logits, int[] labels) {
    int classes = logits.size() / labels.length;
    int correct = 0;
    for (int i = 0; i < labels.length; i++) {
      int best = 0;
      for (int c = 1; c < classes; c++) {
        if (logits.data()[i * classes + c] > logits.data()[i * classes + best]) {
          best = c;
        }
      }
      correct += best == labels[i] ? 1 : 0;
    }
    return correct;
  }
}
