package croze.proxy;

import croze.engine.Pass;
import java.util.List;

/** Σ_m ‖w_m‖₂ over the conv and linear weights that the cell has. */
record L2Norm() implements Proxy {

  @Override
  public String name() {
    return "l2_norm";
  }

  @Override
  public String definition() {
    return "Σ_m ‖w_m‖₂";
  }

  @Override
  public String source() {
    return "Abdelfattah et al. 2021";
  }

  @Override
  public boolean seesDeadLayers() {
    return true;
  }

  @Override
  public List<Need> needs() {
    return List.of(Need.of(PassKey.BASELINE));
  }

  @Override
  public double score(Passes passes) {
    Pass pass = passes.get(PassKey.BASELINE);
    return pass.program().layers().stream().mapToDouble(m -> pass.weight(m).norm()).sum();
  }
}
