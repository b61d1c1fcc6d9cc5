package croze.engine.nd4j;

import croze.Golden;
import croze.engine.Engine;
import croze.engine.EngineContract;
import croze.engine.Precision;
import java.util.stream.Stream;

class Nd4jEngineTest extends EngineContract {
  /** Fewer random programs than the CPU engine has: a pass takes some ten times longer. */
  public static Stream<Integer> seeds() {
    return EngineContract.seeds().limit(Golden.ALL ? 24 : 12);
  }

  @Override
  protected Engine open(Precision precision) {
    return new Nd4jEngine(precision);
  }
}
