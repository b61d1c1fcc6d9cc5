package croze.train;

import croze.engine.Engine;
import croze.engine.NormStatistics;
import croze.engine.Objective;
import croze.engine.Session;
import croze.engine.Session.Norms;
import croze.engine.Sgd;
import croze.image.Batch;
import croze.image.ImageSet;
import croze.net.Parameters;
import croze.net.Program;
import croze.tensor.Tensor;

/**
 * A training on one batch, the whole of it every step: what people try first, and what training
 * goldens hold.
 *
 * @param losses before each step, and after the last: in training mode, the running statistics
 *     untouched
 * @param correct images that are right in evaluation mode at the end
 * @param loss in evaluation mode at the end
 * @param statistics running statistics at the end
 */
public record OneBatch(double[] losses, int correct, double loss, NormStatistics statistics) {

  /** Trains with the mean cross-entropy. */
  public static OneBatch train(
      Engine engine, Program program, Parameters initial, ImageSet images, int steps, Sgd sgd) {
    Batch batch = batch(images);
    double[] losses = new double[steps + 1];
    try (Session session = engine.open(program, initial)) {
      for (int i = 0; i < steps; i++) {
        losses[i] = session.step(batch, Objective.CROSS_ENTROPY, sgd).loss();
      }
      losses[steps] = session.gradient(batch, Objective.CROSS_ENTROPY, Norms.BATCH).loss();
      Tensor logits = session.evaluate(batch.images(), Norms.RUNNING);
      return new OneBatch(
          losses,
          Session.correct(logits, batch.labels()),
          Objective.CROSS_ENTROPY.of(logits, batch.labels()).value(),
          session.statistics());
    }
  }

  /** Normalised in double: the images of a scored batch are rounded to float. */
  private static Batch batch(ImageSet images) {
    Tensor pixels = images.dataset().normalisation().normalise(images.unitPixels());
    return new Batch(pixels, images.labels());
  }
}
