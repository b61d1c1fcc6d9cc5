package croze.engine.cpu.float64;

import croze.engine.FirstElements;
import croze.engine.Network;
import croze.engine.NormStatistics;
import croze.engine.Objective;
import croze.engine.Output;
import croze.engine.Pass;
import croze.engine.PassRequest;
import croze.engine.Shapes;
import croze.engine.cpu.plan.Magnitudes;
import croze.engine.cpu.plan.Plan;
import croze.image.Batch;
import croze.net.Op;
import croze.net.Parameters;
import croze.net.Program;
import croze.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A program with its parameters: plans are kept, and packed weights until they change. */
final class FloatingNetwork implements Network {
  /** Far below overflow: what rounding adds to a bound does not matter. */
  private static final double LARGEST = Double.MAX_VALUE / (double) 1e8;

  /** What decides a plan. */
  private record Key(Set<Output> outputs, boolean exact, int count) {}

  /** A plan, and that of the norms which it leaves out. */
  private record Plans(Plan plan, Optional<Plan> otherNorms) {}

  final FloatingTape tape;
  final Program program;
  final Parameters parameters;
  private final boolean hasZeros;
  private final Magnitudes magnitudes;
  private final Map<Key, Plans> plans = new HashMap<>();
  private final Map<String, PackedWeight> weights = new HashMap<>();

  /**
   * @param keepsWeights whether packed weights are kept from pass to pass
   */
  FloatingNetwork(FloatingTape tape, Program program, Parameters parameters, boolean keepsWeights) {
    this.tape = tape;
    this.program = program;
    this.parameters = parameters;
    hasZeros = program.ops().stream().anyMatch(Op.Zero.class::isInstance);
    magnitudes = new Magnitudes(program, parameters);
    for (Op op : program.ops()) {
      if (op instanceof Op.Layer layer) {
        String name = layer.weight().name();
        weights.put(layer.name(), new PackedWeight(parameters.get(name), keepsWeights));
      }
    }
  }

  /** The weight of a layer. */
  PackedWeight weight(String layer) {
    return weights.get(layer);
  }

  @Override
  public Pass run(Batch batch, Objective objective, PassRequest request) {
    Shapes.check(program, batch, request);
    boolean exact = hasZeros && !magnitudes.zerosAreZero(request, batch, LARGEST);
    Pass pass = run(batch, objective, request, exact);
    return hasZeros && !exact && !Magnitudes.gradientsAreFinite(pass)
        ? run(batch, objective, request, true)
        : pass;
  }

  @Override
  public FirstElements firstElements(Batch batch, Tensor directions, NormStatistics statistics) {
    PassRequest request = PassRequest.of(Output.PARAMETER_GRADIENTS).withStatistics(statistics);
    Shapes.check(program, batch, request);
    boolean exact = hasZeros && !magnitudes.zerosAreZero(request, batch, LARGEST);
    FirstElements found = firstElements(batch, directions, request, exact);
    return hasZeros && !exact && !Magnitudes.areFinite(found.gradients().values())
        ? firstElements(batch, directions, request, true)
        : found;
  }

  private FirstElements firstElements(
      Batch batch, Tensor directions, PassRequest request, boolean exact) {
    FirstGradients first = new FirstGradients(batch.count(), directions.shape()[0]);
    return new PassRun(this, plans(batch, request, exact).plan, request, first)
        .firstElements(batch, directions);
  }

  private Plans plans(Batch batch, PassRequest request, boolean exact) {
    return plans.computeIfAbsent(
        new Key(request.outputs(), exact, batch.count()), key -> plan(key, request));
  }

  private Pass run(Batch batch, Objective objective, PassRequest request, boolean exact) {
    Plans planned = plans(batch, request, exact);
    PassRun pass = new PassRun(this, planned.plan, request);
    if (request.statistics().isEmpty()) {
      planned
          .otherNorms()
          .map(others -> new PassRun(this, others, request))
          .ifPresent(others -> pass.add(others.moments(batch)));
    }
    return pass.run(batch, objective);
  }

  private Plans plan(Key key, PassRequest request) {
    Plan plan = new Plan(program, request, key.exact, key.count, tape.kernels.lanes());
    return new Plans(
        plan,
        key.outputs.contains(Output.NORM_STATISTICS) ? plan.ofOtherNorms() : Optional.empty());
  }

  @Override
  public void parametersChanged() {
    magnitudes.parametersChanged();
    weights.values().forEach(PackedWeight::changed);
  }
}
