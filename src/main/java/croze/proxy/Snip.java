package croze.proxy;

import croze.engine.Output;
import croze.engine.Pass;
import java.util.List;

/** Σ |w·g| over conv and linear weights (Lee et al. 2019). */
record Snip() implements Proxy {

  @Override
  public String name() {
    return "snip";
  }

  @Override
  public String definition() {
    return "Σ |w·g|, g = ∂L/∂w";
  }

  @Override
  public String source() {
    return "Lee et al. 2019";
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
    return pass.program().layers().stream()
        .mapToDouble(m -> pass.weight(m).absoluteDot(pass.weightGradient(m)))
        .sum();
  }
}
