package croze.engine.cpu;

import croze.engine.Engine;
import croze.engine.OpsContract;
import croze.engine.Precision;

class CpuOpsVectorTest extends OpsContract {
  @Override
  protected Engine open(Precision precision) {
    return new CpuEngine(precision, Path.VECTOR);
  }
}
