package croze.engine;

import croze.image.Batch;
import croze.net.Op;
import croze.net.Parameters;
import croze.net.Program;

/**
 * Runs programs. The one seam between the formulas above and the arithmetic below: anyone can
 * replace an engine by one class and hold it against the goldens.
 *
 * <p>An engine belongs to one thread at a time (a sweep opens one a worker) and holds buffers until
 * it is closed. The same inputs give the same bits, whatever ran before.
 */
public interface Engine extends AutoCloseable {

  /**
   * Whether the engine computes the op, as {@link Op} defines it; it refuses a program with any
   * other.
   */
  boolean supports(Op op);

  /**
   * One forward pass and, if asked for gradients, one backward pass.
   *
   * @throws IllegalArgumentException if the engine does not support an op; the message names both.
   *     Also if parameters or batch do not fit the program; the message names the tensor, the shape
   *     expected and the shape found
   * @throws croze.LostException if what the engine runs on failed; the engine is ready for the next
   *     pass
   */
  Pass run(
      Program program,
      Parameters parameters,
      Batch batch,
      Objective objective,
      PassRequest request);

  /**
   * The program with its parameters, for many passes of the same bits as those of {@link #run}.
   *
   * @throws IllegalArgumentException as {@link #run} does, now or at a pass
   */
  default Network network(Program program, Parameters parameters) {
    return new Network() {
      @Override
      public Pass run(Batch batch, Objective objective, PassRequest request) {
        return Engine.this.run(program, parameters, batch, objective, request);
      }

      @Override
      public void parametersChanged() {}
    };
  }

  /** A session of the program with these weights, before its first step. */
  default Session open(Program program, Parameters parameters) {
    return open(program, TrainingState.initial(program, parameters));
  }

  /**
   * A session that goes on from a state.
   *
   * @throws IllegalArgumentException if the state does not fit the program; the message names the
   *     tensor, the shape expected and the shape found
   */
  default Session open(Program program, TrainingState state) {
    return new NetworkSession(program, state, parameters -> network(program, parameters));
  }

  /**
   * A clock of the engine's work, for differences, in nanoseconds: the processor time of the
   * calling thread if that thread computes, so that other work on the machine does not count.
   */
  default long nanos() {
    return System.nanoTime();
  }

  @Override
  void close();
}
