package croze.extension;

import croze.proxy.api.Need;
import croze.proxy.api.Passes;
import croze.proxy.api.Proxy;
import java.util.List;

/** Proxy of a stranger: the fewer weights are alive, the better. */
public final class FewerWeights implements Proxy {
  @Override
  public String name() {
    return "fewer_weights";
  }

  @Override
  public String definition() {
    return "−effective_params";
  }

  @Override
  public String source() {
    return "a test";
  }

  @Override
  public boolean seesDeadLayers() {
    return false;
  }

  @Override
  public List<Need> needs() {
    return List.of();
  }

  @Override
  public double score(Passes passes) {
    return -passes.architecture().liveConvWeights();
  }
}
