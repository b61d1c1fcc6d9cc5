package croze.engine;

import croze.image.Batch;
import croze.net.ParameterSpec;
import croze.net.Parameters;
import croze.net.Program;
import croze.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** A session by passes of an engine: right for every engine, with new weight tensors each step. */
final class PassSession extends TrackingSession {
  private final Engine engine;
  private final Program program;
  private Parameters parameters;
  private Parameters velocity;

  PassSession(Engine engine, Program program, TrainingState state) {
    super(program, state.statistics());
    this.engine = engine;
    this.program = program;
    this.parameters = state.parameters();
    this.velocity = state.velocity();
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
    Map<String, Tensor> weights = new LinkedHashMap<>();
    Map<String, Tensor> velocities = new LinkedHashMap<>();
    for (ParameterSpec spec : program.parameterSpecs()) {
      String name = spec.name();
      Tensor w = parameters.get(name);
      Tensor g = pass.gradients().get(name).map(x -> factor * x);
      Tensor d = g.plus(sgd.decay(spec.role()), w);
      Tensor v = d.plus(sgd.momentum(), velocity.get(name));
      weights.put(name, w.plus(-sgd.rate(), sgd.nesterov() ? d.plus(sgd.momentum(), v) : v));
      velocities.put(name, v);
    }
    parameters = parameters.map((name, w) -> weights.get(name));
    velocity = velocity.map((name, v) -> velocities.get(name));
    return found(pass);
  }

  private static Found found(Pass pass) {
    return new Found(
        pass.loss(), pass.logits(), pass.inputGradient().orElse(null), pass.normStatistics());
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public TrainingState state() {
    return new TrainingState(parameters, velocity, statistics());
  }

  @Override
  public void close() {}
}
