package croze.engine;

import croze.engine.NormStatistics.BatchMoments;
import croze.image.Batch;
import croze.net.Program;
import croze.tensor.Tensor;
import java.util.Map;

/**
 * The part of a session that all engines share: which passes it takes, and the running statistics.
 */
public abstract class TrackingSession implements Session {
  private final Program program;
  private NormStatistics statistics;

  protected TrackingSession(Program program, NormStatistics statistics) {
    this.program = program;
    setStatistics(statistics);
  }

  /**
   * What a session needs to know of a pass.
   *
   * @param inputGradient null if it was not asked for
   */
  protected record Found(
      double loss, Tensor logits, Tensor inputGradient, Map<String, BatchMoments> moments) {}

  /** A pass with the weights as they are. */
  protected abstract Found run(Batch batch, Objective objective, PassRequest request);

  /** A pass for all parameter gradients, and the step that they give. */
  protected abstract Found runAndUpdate(
      Batch batch, Objective objective, PassRequest request, Sgd sgd);

  @Override
  public final Step step(Batch batch, Objective objective, Sgd sgd) {
    PassRequest request = PassRequest.of(Output.PARAMETER_GRADIENTS, Output.NORM_STATISTICS);
    Found found = runAndUpdate(batch, objective, request, sgd);
    track(found);
    return new Step(found.loss(), Session.correct(found.logits(), batch.labels()));
  }

  @Override
  public final Tensor evaluate(Tensor images, Norms norms) {
    Batch unlabelled = new Batch(images, new int[images.shape()[0]]);
    return run(unlabelled, Objective.SUM_OF_LOGITS, norms).logits();
  }

  @Override
  public final ImageGradient gradient(Batch batch, Objective objective, Norms norms) {
    Found found = run(batch, objective, norms, Output.INPUT_GRADIENT);
    return new ImageGradient(found.loss(), found.logits(), found.inputGradient());
  }

  private Found run(Batch batch, Objective objective, Norms norms, Output... outputs) {
    PassRequest request = PassRequest.of(outputs);
    return switch (norms) {
      case RUNNING -> run(batch, objective, request.withStatistics(statistics));
      case BATCH -> run(batch, objective, request);
      case BATCH_TRACKED -> {
        Found found = run(batch, objective, request.with(Output.NORM_STATISTICS));
        track(found);
        yield found;
      }
    };
  }

  private void track(Found found) {
    statistics = statistics.after(found.moments());
  }

  @Override
  public final NormStatistics statistics() {
    return statistics;
  }

  @Override
  public final void setStatistics(NormStatistics given) {
    given.check(program);
    statistics = given;
  }
}
