package croze.engine;

import croze.net.Parameters;
import croze.net.Program;
import croze.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything that a {@link Session} has learnt: a session opened from it goes on with the same
 * bits. Immutable.
 *
 * @param parameters the weights
 * @param velocity v of {@link Sgd}, in the parameters' names and shapes
 * @param statistics running statistics of the norms
 */
public record TrainingState(Parameters parameters, Parameters velocity, NormStatistics statistics) {

  /** Before the first step: no velocity, statistics 0 and 1. */
  public static TrainingState initial(Program program, Parameters parameters) {
    return new TrainingState(
        parameters,
        parameters.map((name, t) -> Tensor.zeros(t.shape())),
        NormStatistics.standard(program));
  }

  /** What a program has of it that is a part of the one trained. */
  public TrainingState of(Program part) {
    Map<String, NormStatistics.Moments> norms = new LinkedHashMap<>();
    NormStatistics.standard(part).norms().keySet().forEach(n -> norms.put(n, statistics.get(n)));
    return new TrainingState(
        Parameters.of(part, spec -> parameters.get(spec.name())),
        Parameters.of(part, spec -> velocity.get(spec.name())),
        new NormStatistics(norms));
  }
}
