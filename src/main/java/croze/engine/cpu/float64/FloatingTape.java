package croze.engine.cpu.float64;

import croze.engine.Network;
import croze.engine.cpu.Tape;
import croze.net.Parameters;
import croze.net.Program;

/** Runs networks in this package's precision; keeps buffers and tables between their passes. */
public final class FloatingTape implements Tape {
  final Kernels kernels;
  final BufferPool pool = new BufferPool();
  final Convolutions convolutions;

  /**
   * @param vector whether to use the Vector API; it must be there
   */
  public FloatingTape(boolean vector) {
    kernels = vector ? new VectorKernels() : new PlainKernels();
    convolutions = new Convolutions(kernels);
  }

  @Override
  public Network network(Program program, Parameters parameters, boolean passes) {
    return new FloatingNetwork(this, program, parameters, passes);
  }

  @Override
  public void close() {
    pool.clear();
    convolutions.clear();
  }
}
