package croze.engine.cpu;

import croze.engine.Engine;
import croze.engine.Precision;
import croze.engine.SessionContract;

class CpuSessionTest extends SessionContract {
  @Override
  protected Engine open(Precision precision) {
    return new CpuEngine(precision);
  }
}
