package croze.proxy;

import croze.engine.Output;
import croze.engine.Pass;
import java.util.List;

/** Σ_m ‖g_m‖₂ over conv and linear weights (Abdelfattah et al. 2021). */
record GradNorm() implements Proxy {

  @Override
  public String name() {
    return "grad_norm";
  }

  @Override
  public String definition() {
    return "Σ_m ‖g_m‖₂, g = ∂L/∂w";
  }

  @Override
  public String source() {
    return "Abdelfattah et al. 2021";
  }

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
    return pass.program().layers().stream().mapToDouble(m -> pass.weightGradient(m).norm()).sum();
  }
}
