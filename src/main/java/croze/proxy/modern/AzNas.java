package croze.proxy.modern;

import croze.net.Form;
import croze.proxy.api.Passes;
import croze.proxy.api.Proxy;
import croze.proxy.api.Requirements;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Three of the four parts of AZ-NAS (Lee and Ham 2024); the fourth is {@code flops_nb201}. AZ-NAS
 * itself is the mean of the log-ranks of the four over the architectures that are compared, so it
 * is no number of one architecture but an aggregation of a study.
 *
 * <p>Paper form, weights N(0, 2/fan_in), biases 0, images N(0, 1); f_0, f_1, … are the outputs of
 * the stem, the cells and the reductions.
 *
 * @param part which of the values
 */
public record AzNas(String name, String definition, ToDoubleFunction<AzNasValues> part)
    implements OwnPassesProxy {

  /** In the order of the paper. */
  public static final List<Proxy> PARTS =
      List.of(
          new AzNas(
              "az_expressivity",
              "Σ_i H_i, H_i the entropy of the eigenvalues of cov(f_i), f_i the output of a block",
              AzNasValues::expressivity),
          new AzNas(
              "az_progressivity",
              "min_i (H_i+1 − H_i), H_i the entropy of the eigenvalues of cov(f_i)",
              AzNasValues::progressivity),
          new AzNas(
              "az_trainability",
              "mean over blocks of 2 − σ − 1/σ, σ the largest singular value of E[g_in·g_outᵀ]",
              AzNasValues::trainability));

  @Override
  public String source() {
    return "Lee and Ham 2024 (cvlab-yonsei/AZ-NAS); AZ-NAS ranks by these and flops_nb201 together";
  }

  @Override
  public Requirements requirements() {
    return new Requirements(false, false, true);
  }

  @Override
  public boolean seesDeadLayers() {
    return false;
  }

  /** NaN of a space that has no outline of its networks. */
  @Override
  public double score(Passes passes) {
    if (passes.own().program(Form.PAPER).outline().blocks().isEmpty()) {
      return Double.NaN;
    }
    return part.applyAsDouble(passes.shared(AzNasValues.class, () -> AzNasValues.of(passes.own())));
  }
}
