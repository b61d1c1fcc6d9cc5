package croze.engine.pytorch;

import croze.engine.Engine;
import croze.engine.EngineContract;
import croze.engine.Precision;
import java.util.stream.Stream;

class PytorchEngineTest extends EngineContract {
  /** Fewer random programs than the CPU engine has: each pass goes to another process and back. */
  public static Stream<Integer> seeds() {
    return EngineContract.seeds().limit(24);
  }

  @Override
  protected Engine open(Precision precision) {
    return Torch.open(precision);
  }
}
