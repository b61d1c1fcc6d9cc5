package croze.engine;

import croze.image.Batch;
import croze.net.ParameterSpec;
import croze.net.Parameters;
import croze.net.Program;
import croze.tensor.Tensor;
import java.util.Optional;
import java.util.function.Function;

/**
 * A session by passes of a network. Its weights and velocities are copies of its own, in double
 * whatever the engine computes in, and are updated in place: no weight is copied for a step.
 */
final class NetworkSession implements Session {
  private static final PassRequest STEP =
      PassRequest.of(Output.PARAMETER_GRADIENTS, Output.NORM_STATISTICS);

  private final Program program;
  private final Parameters parameters;
  private final Parameters velocity;
  private final Network network;
  private NormStatistics statistics;

  /**
   * @param network opens the network of some parameters
   * @throws IllegalArgumentException if the state does not fit the program; the message names the
   *     tensor, the shape expected and the shape found
   */
  NetworkSession(Program program, TrainingState state, Function<Parameters, Network> network) {
    Shapes.check(program, state);
    this.program = program;
    this.parameters = copy(state.parameters());
    this.velocity = copy(state.velocity());
    this.network = network.apply(parameters);
    this.statistics = state.statistics();
  }

  @Override
  public Step step(Batch batch, Objective objective, Sgd sgd, Optional<PathFactors> paths) {
    Pass pass = network.run(batch, objective, paths.map(STEP::withPaths).orElse(STEP));
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
    network.parametersChanged();
    statistics = statistics.after(pass.normStatistics());
    return new Step(pass.loss(), Session.correct(pass.logits(), batch.labels()));
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

  @Override
  public Tensor evaluate(Tensor images, Norms norms) {
    Batch unlabelled = new Batch(images, new int[images.shape()[0]]);
    return run(unlabelled, Objective.SUM_OF_LOGITS, norms).logits();
  }

  @Override
  public ImageGradient gradient(Batch batch, Objective objective, Norms norms) {
    Pass pass = run(batch, objective, norms, Output.INPUT_GRADIENT);
    return new ImageGradient(pass.loss(), pass.logits(), pass.inputGradient().orElseThrow());
  }

  private Pass run(Batch batch, Objective objective, Norms norms, Output... outputs) {
    PassRequest request = PassRequest.of(outputs);
    return switch (norms) {
      case RUNNING -> network.run(batch, objective, request.withStatistics(statistics));
      case BATCH -> network.run(batch, objective, request);
      case BATCH_TRACKED -> {
        Pass pass = network.run(batch, objective, request.with(Output.NORM_STATISTICS));
        statistics = statistics.after(pass.normStatistics());
        yield pass;
      }
    };
  }

  private static Parameters copy(Parameters parameters) {
    return parameters.map((name, t) -> new Tensor(t.shape(), t.data().clone()));
  }

  @Override
  public Parameters parameters() {
    return copy(parameters);
  }

  @Override
  public TrainingState state() {
    return new TrainingState(copy(parameters), copy(velocity), statistics);
  }

  @Override
  public NormStatistics statistics() {
    return statistics;
  }

  @Override
  public void setStatistics(NormStatistics given) {
    given.check(program);
    statistics = given;
  }

  @Override
  public void close() {}
}
