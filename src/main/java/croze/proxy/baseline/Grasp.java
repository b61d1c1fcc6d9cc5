package croze.proxy.baseline;

import croze.engine.Objective;
import croze.engine.Output;
import croze.engine.Pass;
import croze.net.Form;
import croze.perturb.GradientStep;
import croze.proxy.api.Images;
import croze.proxy.api.Need;
import croze.proxy.api.PassKey;
import croze.proxy.api.Passes;
import croze.proxy.api.Proxy;
import croze.proxy.api.Weights;
import java.util.List;
import java.util.Optional;

/**
 * GraSP (Wang et al. 2020): −Σ w·(Hg) over conv and linear weights, H the Hessian of the loss, g
 * its gradient held constant.
 *
 * <p>Hg is the slope of ∇L along g, so the score is −[ψ(+h) − ψ(−h)]/(2h) with ψ(t) = Σ w·∇L(θ +
 * t·g), w staying at θ. Both passes keep the ReLUs of the clean pass open and shut, and its max
 * pools at what they took: where no unit changes sides the network is smooth, and the Hessian of a
 * ReLU network is that of its smooth piece.
 */
public record Grasp() implements Proxy {
  /**
   * Rise of the loss over the step, h = RISE/‖g‖². On this scale the error of the central
   * difference was 50 to 500·RISE² for cells of every kind and depth (steps relative to ‖θ‖ scatter
   * by 1e5); at 3e-6 that is about as much as what rounding adds, and the goldens are met to 4e-8
   * or better.
   */
  private static final double RISE = 3e-6;

  @Override
  public String name() {
    return "grasp";
  }

  @Override
  public String definition() {
    return "−Σ w·(Hg), H the Hessian of L, g = ∂L/∂w held constant";
  }

  @Override
  public String source() {
    return "Wang et al. 2020; Abdelfattah et al. 2021";
  }

  @Override
  public String sign() {
    return "the negative of Σ w·(Hg), as published; higher is better";
  }

  @Override
  public boolean seesDeadLayers() {
    return false;
  }

  @Override
  public List<Need> needs() {
    return List.of(
        Need.of(PassKey.BASELINE, Output.PARAMETER_GRADIENTS),
        Need.of(along(RISE), Output.PARAMETER_GRADIENTS),
        Need.of(along(-RISE), Output.PARAMETER_GRADIENTS));
  }

  @Override
  public double score(Passes passes) {
    Pass clean = passes.get(PassKey.BASELINE);
    double h = GradientStep.size(clean.parameters(), clean.gradients(), RISE);
    if (h == 0) {
      return 0;
    }
    double ahead = slope(clean, passes.get(along(RISE)));
    double behind = slope(clean, passes.get(along(-RISE)));
    return -(ahead - behind) / (2 * h);
  }

  /** ψ: Σ w·∇L, w of the clean pass, ∇L of the other. */
  private static double slope(Pass clean, Pass other) {
    return clean.program().layers().stream()
        .mapToDouble(m -> clean.weight(m).dot(other.weightGradient(m)))
        .sum();
  }

  private static PassKey along(double relative) {
    return new PassKey(
        Form.WITH_BN,
        new Weights.AlongGradient(PassKey.BASELINE, relative),
        new Images.Clean(),
        Objective.CROSS_ENTROPY,
        Optional.of(PassKey.BASELINE));
  }
}
