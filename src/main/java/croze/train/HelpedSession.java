package croze.train;

import croze.engine.Engine;
import croze.engine.NormStatistics;
import croze.engine.NormStatistics.Moments;
import croze.engine.Objective;
import croze.engine.PathFactors;
import croze.engine.Session;
import croze.engine.Sgd;
import croze.engine.TrainingState;
import croze.image.Batch;
import croze.net.Parameters;
import croze.net.Program;
import croze.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A session whose steps go through a network with an auxiliary head and dropped paths, and whose
 * evaluations and gradients through the network without them. Both have the same weights.
 */
final class HelpedSession implements Session {
  private final Engine engine;
  private final Program plain;
  private final Session helped;

  /** The network without helps, with the weights of the moment; null if they have changed. */
  private Session evaluated;

  /**
   * @param helped the network that is trained
   * @param plain the part of it that is evaluated
   */
  HelpedSession(Engine engine, Program helped, Program plain, TrainingState state) {
    this.engine = engine;
    this.plain = plain;
    this.helped = engine.open(helped, state);
  }

  private Session evaluated() {
    if (evaluated == null) {
      evaluated = engine.open(plain, helped.state().of(plain));
    }
    return evaluated;
  }

  private void changed() {
    if (evaluated != null) {
      evaluated.close();
      evaluated = null;
    }
  }

  @Override
  public Step step(Batch batch, Objective objective, Sgd sgd, Optional<PathFactors> paths) {
    changed();
    return helped.step(batch, objective, sgd, paths);
  }

  @Override
  public Tensor evaluate(Tensor images, Norms norms) {
    Tensor logits = evaluated().evaluate(images, norms);
    track(norms);
    return logits;
  }

  @Override
  public ImageGradient gradient(Batch batch, Objective objective, Norms norms) {
    ImageGradient gradient = evaluated().gradient(batch, objective, norms);
    track(norms);
    return gradient;
  }

  /** Statistics that the network without helps has gathered are those of both. */
  private void track(Norms norms) {
    if (norms == Norms.BATCH_TRACKED) {
      Map<String, Moments> all = new LinkedHashMap<>(helped.statistics().norms());
      all.putAll(evaluated.statistics().norms());
      helped.setStatistics(new NormStatistics(all));
    }
  }

  @Override
  public Parameters parameters() {
    return helped.parameters();
  }

  @Override
  public TrainingState state() {
    return helped.state();
  }

  @Override
  public NormStatistics statistics() {
    return helped.statistics();
  }

  @Override
  public void setStatistics(NormStatistics statistics) {
    helped.setStatistics(statistics);
    changed();
  }

  @Override
  public void close() {
    changed();
    helped.close();
  }
}
