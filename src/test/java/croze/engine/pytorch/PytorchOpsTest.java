package croze.engine.pytorch;

import croze.engine.Engine;
import croze.engine.OpsContract;
import croze.engine.Precision;

class PytorchOpsTest extends OpsContract {
  @Override
  protected Engine open(Precision precision) {
    return Torch.open(precision);
  }
}
