package croze.engine.cpu.float64;

import croze.engine.Objective;
import croze.engine.Output;
import croze.engine.Pass;
import croze.engine.PassRequest;
import croze.engine.cpu.Tape;
import croze.engine.cpu.plan.Magnitudes;
import croze.engine.cpu.plan.Plan;
import croze.image.Batch;
import croze.net.Op;
import croze.net.Parameters;
import croze.net.Program;

/** Runs passes in this package's precision; keeps buffers and tables between them. */
public final class FloatingTape implements Tape {
  /** Far below overflow: what rounding adds to a bound does not matter. */
  private static final double LARGEST = Double.MAX_VALUE / (double) 1e8;

  private final Kernels kernels;
  private final BufferPool pool = new BufferPool();
  private final Convolutions convolutions;

  /**
   * @param vector whether to use the Vector API; it must be there
   */
  public FloatingTape(boolean vector) {
    kernels = vector ? new VectorKernels() : new PlainKernels();
    convolutions = new Convolutions(kernels);
  }

  @Override
  public Pass run(
      Program program,
      Parameters parameters,
      Batch batch,
      Objective objective,
      PassRequest request) {
    boolean zeros = program.ops().stream().anyMatch(Op.Zero.class::isInstance);
    boolean exact =
        zeros
            && !Magnitudes.zerosAreZero(program, parameters, request.statistics(), batch, LARGEST);
    Pass pass = run(program, parameters, batch, objective, request, exact);
    return zeros && !exact && !Magnitudes.gradientsAreFinite(pass)
        ? run(program, parameters, batch, objective, request, true)
        : pass;
  }

  private Pass run(
      Program program,
      Parameters parameters,
      Batch batch,
      Objective objective,
      PassRequest request,
      boolean exact) {
    Plan plan = new Plan(program, request, exact, batch.count(), kernels.lanes());
    PassRun pass = run(program, plan, parameters, request);
    if (request.wants(Output.NORM_STATISTICS) && request.statistics().isEmpty()) {
      plan.ofOtherNorms()
          .map(others -> run(program, others, parameters, request))
          .ifPresent(others -> pass.add(others.moments(batch)));
    }
    return pass.run(batch, objective);
  }

  private PassRun run(Program program, Plan plan, Parameters parameters, PassRequest request) {
    return new PassRun(program, plan, parameters, request, pool, convolutions, kernels);
  }

  @Override
  public void close() {
    pool.clear();
    convolutions.clear();
  }
}
