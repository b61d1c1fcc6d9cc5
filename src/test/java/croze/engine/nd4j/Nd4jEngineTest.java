package croze.engine.nd4j;

import croze.engine.Engine;
import croze.engine.EngineContract;
import croze.engine.Precision;

class Nd4jEngineTest extends EngineContract {
  @Override
  protected Engine open(Precision precision) {
    return new Nd4jEngine(precision);
  }
}
