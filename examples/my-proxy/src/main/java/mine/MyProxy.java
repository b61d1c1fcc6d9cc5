package mine;

import croze.engine.Output;
import croze.engine.Pass;
import croze.proxy.api.Need;
import croze.proxy.api.PassKey;
import croze.proxy.api.Passes;
import croze.proxy.api.Proxy;
import java.util.List;

/** Σ over conv and linear layers of ‖w‖₂·‖∂L/∂w‖₂: snip with the angle between the two left out. */
public record MyProxy() implements Proxy {
  @Override
  public String name() {
    return "my_proxy";
  }

  @Override
  public String definition() {
    return "Σ_m ‖w_m‖₂·‖g_m‖₂, g = ∂L/∂w";
  }

  @Override
  public String source() {
    return "examples/my-proxy";
  }

  /** A layer that is cut off has no gradient, so it adds nothing. */
  @Override
  public boolean seesDeadLayers() {
    return false;
  }

  @Override
  public List<Need> needs() {
    return List.of(Need.of(PassKey.BASELINE, Output.PARAMETER_GRADIENTS));
  }

  @Override
  public double score(Passes passes) {
    Pass pass = passes.get(PassKey.BASELINE);
    return pass.program().layers().stream()
        .mapToDouble(m -> pass.weight(m).norm() * pass.weightGradient(m).norm())
        .sum();
  }
}
