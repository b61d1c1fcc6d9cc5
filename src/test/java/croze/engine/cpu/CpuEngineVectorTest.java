package croze.engine.cpu;

import croze.engine.Engine;
import croze.engine.EngineContract;
import croze.engine.Precision;

/** The engine contract on the vector path. */
class CpuEngineVectorTest extends EngineContract {
  @Override
  protected Engine open(Precision precision) {
    return new CpuEngine(precision, Path.VECTOR);
  }
}
