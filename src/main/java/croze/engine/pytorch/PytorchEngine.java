package croze.engine.pytorch;

import croze.InvalidInputException;
import croze.LostException;
import croze.engine.Engine;
import croze.engine.Network;
import croze.engine.Objective;
import croze.engine.Pass;
import croze.engine.PassRequest;
import croze.engine.Precision;
import croze.engine.Shapes;
import croze.image.Batch;
import croze.net.Op;
import croze.net.Parameters;
import croze.net.Program;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs programs with PyTorch in a process of its own, in float (without TF32) or double, on the
 * device that the process has. The objective is evaluated here, between the two halves of a pass.
 *
 * <p>A process that ends, takes too long or answers nonsense is replaced by a new one, and the pass
 * is run once more; if that fails too the pass is lost with an {@link LostException}. The same
 * inputs give the same bits on the same device with the same PyTorch.
 *
 * <p>Not thread safe; one engine, and one process, a thread.
 */
final class PytorchEngine implements Engine {
  private static final int TRIES = 2;

  /** Numbers the weights that go to any process. */
  private static final AtomicLong WEIGHTS = new AtomicLong();

  private final Python python;
  private final Precision precision;
  private Worker worker;

  /**
   * @throws croze.InvalidInputException if there is no such Python, PyTorch or device
   */
  PytorchEngine(Python python, Precision precision) {
    this.python = python;
    this.precision = precision;
    try {
      tried(started -> started);
    } catch (IOException e) {
      throw new InvalidInputException(
          "engine pytorch: %s; %s".formatted(said(e), python.remedy()), e);
    }
  }

  private String said(IOException e) {
    return String.join(" ", python.command()) + " " + e.getMessage();
  }

  @Override
  public boolean supports(Op op) {
    return true;
  }

  @Override
  public Pass run(
      Program program,
      Parameters parameters,
      Batch batch,
      Objective objective,
      PassRequest request) {
    return network(program, parameters).run(batch, objective, request);
  }

  @Override
  public Network network(Program program, Parameters parameters) {
    Shapes.check(program, parameters);
    return new Remote(program, parameters);
  }

  /** Its weights go to the process once, and again when they have changed or it is another one. */
  private final class Remote implements Network {
    private final Program program;
    private final Parameters parameters;
    private long weights = WEIGHTS.incrementAndGet();

    Remote(Program program, Parameters parameters) {
      this.program = program;
      this.parameters = parameters;
    }

    @Override
    public Pass run(Batch batch, Objective objective, PassRequest request) {
      Shapes.check(program, batch, request);
      RemotePass pass =
          new RemotePass(program, parameters, weights, batch, objective, request, precision);
      try {
        return tried(pass::run);
      } catch (IOException e) {
        throw new LostException("engine pytorch: %s, twice at a pass".formatted(said(e)), e);
      }
    }

    @Override
    public void parametersChanged() {
      weights = WEIGHTS.incrementAndGet();
    }
  }

  private interface Work<T> {
    T with(Worker worker) throws IOException;
  }

  /** What a worker makes, or if it fails a new one. */
  private <T> T tried(Work<T> work) throws IOException {
    IOException failure = null;
    for (int i = 0; i < TRIES; i++) {
      try {
        worker = worker == null ? Workers.take(python) : worker;
        return work.with(worker);
      } catch (IOException e) {
        failure = e;
        drop();
      }
    }
    throw failure;
  }

  private void drop() {
    if (worker != null) {
      worker.close();
      worker = null;
    }
  }

  /** What it runs on, in one line. */
  String description() {
    return worker.description();
  }

  @Override
  public void close() {
    if (worker != null) {
      Workers.giveBack(python, worker);
      worker = null;
    }
  }
}
