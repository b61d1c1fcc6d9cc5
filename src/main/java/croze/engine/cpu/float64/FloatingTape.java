package croze.engine.cpu.float64;

import croze.engine.Objective;
import croze.engine.Pass;
import croze.engine.PassRequest;
import croze.engine.cpu.Tape;
import croze.engine.cpu.plan.Plan;
import croze.image.Batch;
import croze.net.Parameters;
import croze.net.Program;

/** Runs passes in this package's precision; keeps buffers and tables between them. */
public final class FloatingTape implements Tape {
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
    Plan plan = new Plan(program, request, batch.count(), kernels.lanes());
    return new PassRun(program, plan, parameters, request, pool, convolutions, kernels)
        .run(batch, objective);
  }

  @Override
  public void close() {
    pool.clear();
    convolutions.clear();
  }
}
