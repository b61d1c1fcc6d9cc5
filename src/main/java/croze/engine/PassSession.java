package croze.engine;

import croze.image.Batch;
import croze.net.ParameterSpec;
import croze.net.Parameters;
import croze.net.Program;
import croze.tensor.Tensor;

/**
 * A session by passes of an engine. Its weights and velocities are copies of its own, in double
 * whatever the engine computes in, and are updated in place: no weight is copied for a step.
 */
final class PassSession extends TrackingSession {
  private final Engine engine;
  private final Program program;
  private final Parameters parameters;
  private final Parameters velocity;

  PassSession(Engine engine, Program program, TrainingState state) {
    super(program, state.statistics());
    this.engine = engine;
    this.program = program;
    this.parameters = copy(state.parameters());
    this.velocity = copy(state.velocity());
  }

  @Override
  protected Found run(Batch batch, Objective objective, PassRequest request) {
    return found(engine.run(program, parameters, batch, objective, request));
  }

  @Override
  protected Found runAndUpdate(Batch batch, Objective objective, PassRequest request, Sgd sgd) {
    Pass pass = engine.run(program, parameters, batch, objective, request);
    double squares = pass.gradients().values().stream().mapToDouble(g -> g.dot(g)).sum();
    double factor = sgd.clipFactor(squares);
    for (ParameterSpec spec : program.parameterSpecs()) {
      String name = spec.name();
      update(
          parameters.get(name).data(),
          velocity.get(name).data(),
          pass.gradients().get(name).data(),
          factor,
          sgd.decay(spec.role()),
          sgd);
    }
    return found(pass);
  }

  private static void update(
      double[] w, double[] v, double[] g, double factor, double decay, Sgd sgd) {
    double rate = sgd.rate();
    double momentum = sgd.momentum();
    boolean nesterov = sgd.nesterov();
    for (int i = 0; i < w.length; i++) {
      double d = factor * g[i] + decay * w[i];
      v[i] = d + momentum * v[i];
      w[i] -= rate * (nesterov ? d + momentum * v[i] : v[i]);
    }
  }

  private static Parameters copy(Parameters parameters) {
    return parameters.map((name, t) -> new Tensor(t.shape(), t.data().clone()));
  }

  private static Found found(Pass pass) {
    return new Found(
        pass.loss(), pass.logits(), pass.inputGradient().orElse(null), pass.normStatistics());
  }

  @Override
  public Parameters parameters() {
    return copy(parameters);
  }

  @Override
  public TrainingState state() {
    return new TrainingState(copy(parameters), copy(velocity), statistics());
  }

  @Override
  public void close() {}
}
