package croze.engine.nd4j;

import croze.engine.Engine;
import croze.engine.Precision;
import croze.engine.SessionContract;

class Nd4jSessionTest extends SessionContract {
  @Override
  protected Engine open(Precision precision) {
    return new Nd4jEngine(precision);
  }
}
