package croze.engine.cpu;

import croze.engine.Engine;
import croze.engine.Network;
import croze.engine.Objective;
import croze.engine.Pass;
import croze.engine.PassRequest;
import croze.engine.Precision;
import croze.engine.Shapes;
import croze.image.Batch;
import croze.net.Conv;
import croze.net.Op;
import croze.net.Parameters;
import croze.net.Program;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Direct convolutions over heap arrays on one thread: the fast path for networks of 1 × 1 and 3 × 3
 * convolutions of few channels.
 *
 * <p>With the module {@code jdk.incubator.vector} and vectors of 256 bits or more the loops run on
 * the Vector API, otherwise they are plain; results agree to rounding.
 */
public final class CpuEngine implements Engine {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Tape tape;

  public CpuEngine(Precision precision) {
    this(precision, Path.best());
  }

  CpuEngine(Precision precision, Path path) {
    boolean vector = path == Path.VECTOR;
    this.tape =
        switch (precision) {
          case DOUBLE -> new croze.engine.cpu.float64.FloatingTape(vector);
          case FLOAT -> new croze.engine.cpu.float32.FloatingTape(vector);
        };
  }

  /** All ops, but convolutions of several groups only if they are depthwise. */
  @Override
  public boolean supports(Op op) {
    return !(op instanceof Conv c) || c.groups() == 1 || c.isDepthwise();
  }

  @Override
  public Pass run(
      Program program,
      Parameters parameters,
      Batch batch,
      Objective objective,
      PassRequest request) {
    return network(program, parameters, false).run(batch, objective, request);
  }

  @Override
  public Network network(Program program, Parameters parameters) {
    return network(program, parameters, true);
  }

  private Network network(Program program, Parameters parameters, boolean passes) {
    Shapes.checkOps("cpu", this::supports, program);
    Shapes.check(program, parameters);
    return tape.network(program, parameters, passes);
  }

  @Override
  public long nanos() {
    return THREADS.getCurrentThreadCpuTime();
  }

  @Override
  public void close() {
    tape.close();
  }
}
