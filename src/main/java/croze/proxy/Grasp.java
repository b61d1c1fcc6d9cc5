package croze.proxy;

import croze.engine.Objective;
import croze.engine.Output;
import croze.engine.Pass;
import croze.net.Form;
import croze.perturb.GradientStep;
import java.util.List;
import java.util.Optional;

/**
 * GraSP (Wang et al. 2020): −Σ w·(Hg) over conv and linear weights, H the Hessian of the loss, g
 * its gradient held constant.
 *
 * <p>Hg is the slope of ∇L along g, so the score is −[ψ(+h) − ψ(−h)]/(2h) with ψ(t) = Σ w·∇L(θ +
 * t·g), w staying at θ. Both passes keep the ReLUs of the clean pass open and shut: where no unit
 * changes sides the network is smooth, and the Hessian of a ReLU network is that of its smooth
 * piece.
 */
record Grasp() implements Proxy {
  private static final double STEP = 1e-5;

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
  public List<Need> needs() {
    return List.of(
        Need.of(PassKey.BASELINE, Output.PARAMETER_GRADIENTS),
        Need.of(along(STEP), Output.PARAMETER_GRADIENTS),
        Need.of(along(-STEP), Output.PARAMETER_GRADIENTS));
  }

  @Override
  public double score(Passes passes) {
    Pass clean = passes.get(PassKey.BASELINE);
    double h = GradientStep.size(clean.parameters(), clean.gradients(), STEP);
    if (h == 0) {
      return 0;
    }
    double ahead = slope(clean, passes.get(along(STEP)));
    double behind = slope(clean, passes.get(along(-STEP)));
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
