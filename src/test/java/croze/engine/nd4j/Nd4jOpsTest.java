package croze.engine.nd4j;

import croze.engine.Engine;
import croze.engine.OpsContract;
import croze.engine.Precision;

class Nd4jOpsTest extends OpsContract {
  @Override
  protected Engine open(Precision precision) {
    return new Nd4jEngine(precision);
  }
}
