package croze.proxy;

import croze.engine.Output;
import croze.engine.Pass;
import java.util.List;

/** Σ w·g over conv and linear weights (Mozer and Smolensky 1989). */
record Plain() implements Proxy {

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public String definition() {
    return "Σ w·g, g = ∂L/∂w";
  }

  @Override
  public String source() {
    return "Mozer and Smolensky 1989; Abdelfattah et al. 2021";
  }

  @Override
  public String sign() {
    return "signed, as published; higher is taken as better";
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
        .mapToDouble(m -> pass.weight(m).dot(pass.weightGradient(m)))
        .sum();
  }
}
