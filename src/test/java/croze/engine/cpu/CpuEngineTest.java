package croze.engine.cpu;

import croze.engine.Engine;
import croze.engine.EngineContract;
import croze.engine.Precision;

class CpuEngineTest extends EngineContract {
  @Override
  protected Engine open(Precision precision) {
    return new CpuEngine(precision);
  }
}
