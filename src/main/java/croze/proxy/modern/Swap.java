package croze.proxy.modern;

import croze.engine.Objective;
import croze.engine.Output;
import croze.engine.ReluCodes.Code;
import croze.net.Form;
import croze.proxy.api.Images;
import croze.proxy.api.Need;
import croze.proxy.api.PassKey;
import croze.proxy.api.Passes;
import croze.proxy.api.Proxy;
import croze.proxy.api.Weights;
import croze.proxy.baseline.CellSize;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * SWAP (Peng et al. 2024): how many patterns there are among all units of all ReLUs, the pattern of
 * a unit being for which images of two batches it is open. At most 2^images, which one batch of 8
 * reaches in nearly every network. Weights N(0, 1), biases 0; one draw of them, where the public
 * code takes the mean of 32. SNAP (TRNAS) multiplies ReLUs by 1 + .05·N(0, 1) before the sign is
 * taken, which changes no sign: it is this.
 *
 * <p>{@code swap_regularised} is this times exp(−(p − μ)²/σ), p the parameters in thousands. The
 * public code gives no μ and σ; here they are 1,000 and 10⁶, near the mean of NAS-Bench-201 on
 * CIFAR-10 at the default size, so it is no published row.
 *
 * @param regularised whether the number of parameters is taken into account
 */
public record Swap(boolean regularised) implements Proxy {
  private static final double MEAN_THOUSANDS = 1000;
  private static final double SPREAD = 1e6;

  private static final PassKey PASS =
      new PassKey(
          Form.PAPER, new Weights.Normal(false), new Images.Batches(0, 2), Objective.CROSS_ENTROPY);

  @Override
  public String name() {
    return regularised ? "swap_regularised" : "swap";
  }

  @Override
  public String definition() {
    return regularised
        ? "swap·exp(−(p − 1000)²/10⁶), p parameters in thousands; the constants are ours"
        : "distinct patterns, over the images of two batches, of which a unit of a ReLU is open";
  }

  @Override
  public String source() {
    return "Peng et al. 2024 (pym1024/SWAP); SNAP of fly2tortoise/TRNAS is swap";
  }

  @Override
  public boolean seesDeadLayers() {
    return true;
  }

  @Override
  public List<Need> needs() {
    return List.of(Need.of(PASS, Output.RELU_CODES));
  }

  @Override
  public double score(Passes passes) {
    double patterns = passes.shared(Swap.class, () -> patterns(passes));
    return regularised ? patterns * weight(CellSize.PARAMS.score(passes) / 1000) : patterns;
  }

  private static double weight(double thousands) {
    return Math.exp(-Math.pow(thousands - MEAN_THOUSANDS, 2) / SPREAD);
  }

  private static double patterns(Passes passes) {
    Set<Long> patterns = new HashSet<>();
    for (Code code : passes.get(PASS).reluCodes().orElseThrow().relus()) {
      for (int unit = 0; unit < code.units(); unit++) {
        patterns.add(pattern(code.bits(), unit));
      }
    }
    return patterns.size();
  }

  /** A bit an image. */
  private static long pattern(long[][] images, int unit) {
    long pattern = 0;
    for (long[] image : images) {
      pattern = pattern << 1 | image[unit >>> 6] >>> unit & 1;
    }
    return pattern;
  }
}
