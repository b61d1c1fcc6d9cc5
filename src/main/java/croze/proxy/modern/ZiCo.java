package croze.proxy.modern;

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
import croze.tensor.Tensor;
import java.util.List;

/**
 * ZiCo (Li et al. 2023): Σ over conv and linear layers of ln s, s = Σ over weights of mean|g| /
 * std(g) over two batches, g = ∂L/∂w, std that of the two; weights with std 0 and layers with s = 0
 * are left out. Of the paper form.
 */
public record ZiCo() implements Proxy {
  private static final PassKey FIRST = on(new Images.Clean());
  private static final PassKey SECOND = on(new Images.Batches(1, 1));

  private static PassKey on(Images images) {
    return new PassKey(Form.PAPER, new Weights.Initial(), images, Objective.CROSS_ENTROPY);
  }

  @Override
  public String name() {
    return "zico";
  }

  @Override
  public String definition() {
    return "Σ_m ln Σ mean|g|/std(g) over two batches, g = ∂L/∂w";
  }

  @Override
  public String source() {
    return "Li et al. 2023 (SLDGroup/ZiCo, as corrected in cvlab-yonsei/AZ-NAS)";
  }

  @Override
  public boolean seesDeadLayers() {
    return false;
  }

  @Override
  public List<Need> needs() {
    return List.of(
        Need.of(FIRST, Output.PARAMETER_GRADIENTS), Need.of(SECOND, Output.PARAMETER_GRADIENTS));
  }

  @Override
  public double score(Passes passes) {
    Pass first = passes.get(FIRST);
    Pass second = passes.get(SECOND);
    return first.program().layers().stream()
        .mapToDouble(m -> inverseVariation(first.weightGradient(m), second.weightGradient(m)))
        .filter(s -> s != 0)
        .map(Math::log)
        .sum();
  }

  /** Of two values mean|g| / std(g) is (|a| + |b|) / |a − b|. */
  private static double inverseVariation(Tensor a, Tensor b) {
    double sum = 0;
    for (int i = 0; i < a.size(); i++) {
      double difference = Math.abs(a.data()[i] - b.data()[i]);
      if (difference != 0) {
        sum += (Math.abs(a.data()[i]) + Math.abs(b.data()[i])) / difference;
      }
    }
    return sum;
  }
}
