package croze.score;

import croze.engine.Engine;
import croze.engine.Objective;
import croze.engine.Pass;
import croze.engine.PassRequest;
import croze.engine.Precision;
import croze.engine.cpu.CpuEngine;
import croze.image.Batch;
import croze.net.Op;
import croze.net.Parameters;
import croze.net.Program;
import java.util.ArrayList;
import java.util.List;

/** Notes what is asked of each pass that it runs. */
final class RecordingEngine implements Engine {
  private final Engine engine = new CpuEngine(Precision.DOUBLE);

  /** Of the passes so far, in order. */
  final List<PassRequest> requests = new ArrayList<>();

  @Override
  public boolean supports(Op op) {
    return engine.supports(op);
  }

  @Override
  public Pass run(
      Program program, Parameters parameters, Batch batch, Objective by, PassRequest request) {
    requests.add(request);
    return engine.run(program, parameters, batch, by, request);
  }

  @Override
  public void close() {
    engine.close();
  }
}
