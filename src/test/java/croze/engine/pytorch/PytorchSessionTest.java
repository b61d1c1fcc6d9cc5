package croze.engine.pytorch;

import croze.engine.Engine;
import croze.engine.Precision;
import croze.engine.SessionContract;

class PytorchSessionTest extends SessionContract {
  @Override
  protected Engine open(Precision precision) {
    return Torch.open(precision);
  }
}
