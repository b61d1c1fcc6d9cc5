package croze.engine.cpu;

import croze.engine.Engine;
import croze.engine.EngineContract;
import croze.engine.Precision;

/** The engine contract on the plain path. */
class CpuEnginePlainTest extends EngineContract {
  @Override
  protected Engine open(Precision precision) {
    return new CpuEngine(precision, Path.PLAIN);
  }
}
