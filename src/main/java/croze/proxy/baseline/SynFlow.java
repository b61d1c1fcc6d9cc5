package croze.proxy.baseline;

import croze.engine.Objective;
import croze.engine.Output;
import croze.engine.Pass;
import croze.net.Form;
import croze.proxy.api.Images;
import croze.proxy.api.Need;
import croze.proxy.api.PassKey;
import croze.proxy.api.Passes;
import croze.proxy.api.Proxy;
import croze.proxy.api.Weights;
import java.util.List;

/**
 * SynFlow (Tanaka et al. 2020): Σ |w·∂R/∂w| over conv and linear weights, R the sum of the logits
 * of one image of ones at |θ|.
 *
 * @param form the network without BN for {@code synflow}, with BN for {@code synflow_bn}
 */
public record SynFlow(Form form) implements Proxy {

  @Override
  public String name() {
    return form == Form.WITHOUT_BN ? "synflow" : "synflow_bn";
  }

  @Override
  public String definition() {
    return "Σ |w·∂R/∂w| at |θ|, R = Σ logits of an image of ones, "
        + (form == Form.WITHOUT_BN ? "without BN" : "with BN");
  }

  @Override
  public String source() {
    return "Tanaka et al. 2020; Abdelfattah et al. 2021";
  }

  @Override
  public boolean seesDeadLayers() {
    return false;
  }

  @Override
  public List<Need> needs() {
    return List.of(Need.of(pass(), Output.PARAMETER_GRADIENTS));
  }

  @Override
  public double score(Passes passes) {
    Pass pass = passes.get(pass());
    return pass.program().layers().stream()
        .mapToDouble(m -> pass.weight(m).absoluteDot(pass.weightGradient(m)))
        .sum();
  }

  private PassKey pass() {
    return new PassKey(form, new Weights.Absolute(), new Images.Ones(), Objective.SUM_OF_LOGITS);
  }
}
