package croze.proxy.baseline;

import croze.engine.Output;
import croze.engine.Pass;
import croze.proxy.api.Need;
import croze.proxy.api.PassKey;
import croze.proxy.api.Passes;
import croze.proxy.api.Proxy;
import java.util.List;

/**
 * A proxy that sums a term over the conv and linear layers m of the network as drawn, on the clean
 * batch: of the weights w_m, and of their gradients g_m = ∂L/∂w_m if it reads them.
 *
 * @param sign what the sign of the score means
 */
public record LayerSum(
    String name, String definition, String source, String sign, Need need, Term term)
    implements Proxy {
  private static final Need GRADIENTS = Need.of(PassKey.BASELINE, Output.PARAMETER_GRADIENTS);

  /** The term of a layer. */
  @FunctionalInterface
  interface Term {
    double of(Pass pass, String layer);
  }

  public static final Proxy PLAIN =
      new LayerSum(
          "plain",
          "Σ w·g, g = ∂L/∂w",
          "Mozer and Smolensky 1989; Abdelfattah et al. 2021",
          "signed, as published; higher is taken as better",
          GRADIENTS,
          (pass, m) -> pass.weight(m).dot(pass.weightGradient(m)));

  public static final Proxy SNIP =
      new LayerSum(
          "snip",
          "Σ |w·g|, g = ∂L/∂w",
          "Lee et al. 2019",
          HIGHER_IS_BETTER,
          GRADIENTS,
          (pass, m) -> pass.weight(m).absoluteDot(pass.weightGradient(m)));

  public static final Proxy GRAD_NORM =
      new LayerSum(
          "grad_norm",
          "Σ_m ‖g_m‖₂, g = ∂L/∂w",
          "Abdelfattah et al. 2021",
          HIGHER_IS_BETTER,
          GRADIENTS,
          (pass, m) -> pass.weightGradient(m).norm());

  /** Of all weights that the cell has: a layer without a gradient counts as well. */
  public static final Proxy L2_NORM =
      new LayerSum(
          "l2_norm",
          "Σ_m ‖w_m‖₂",
          "Abdelfattah et al. 2021",
          HIGHER_IS_BETTER,
          Need.of(PassKey.BASELINE),
          (pass, m) -> pass.weight(m).norm());

  /** A term of the weights alone sees them; gradients of a layer that is cut off are 0. */
  @Override
  public boolean seesDeadLayers() {
    return need.outputs().isEmpty();
  }

  @Override
  public List<Need> needs() {
    return List.of(need);
  }

  @Override
  public double score(Passes passes) {
    Pass pass = passes.get(need.pass());
    return pass.program().layers().stream().mapToDouble(m -> term.of(pass, m)).sum();
  }
}
