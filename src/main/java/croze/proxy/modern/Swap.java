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
import java.util.ArrayList;
import java.util.BitSet;
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

  /** Images whose patterns fit a table of 2 MiB. */
  private static final int MOST_IN_A_TABLE = 24;

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
    double patterns =
        passes.shared(
            Swap.class, () -> patterns(passes.get(PASS).reluCodes().orElseThrow().relus()));
    return regularised ? patterns * weight(CellSize.PARAMS.score(passes) / 1000) : patterns;
  }

  private static double weight(double thousands) {
    return Math.exp(-Math.pow(thousands - MEAN_THOUSANDS, 2) / SPREAD);
  }

  static double patterns(List<Code> codes) {
    int images = codes.isEmpty() ? 0 : codes.get(0).bits().length;
    return images <= MOST_IN_A_TABLE ? fewImages(codes, images) : manyImages(codes, images);
  }

  /** By a table of all 2^images patterns. */
  private static double fewImages(List<Code> codes, int images) {
    BitSet found = new BitSet(1 << images);
    for (Code code : codes) {
      for (int unit = 0; unit < code.units(); unit++) {
        found.set((int) pattern(code.bits(), 0, images, unit));
      }
    }
    return found.cardinality();
  }

  private static double manyImages(List<Code> codes, int images) {
    Set<List<Long>> found = new HashSet<>();
    for (Code code : codes) {
      for (int unit = 0; unit < code.units(); unit++) {
        List<Long> words = new ArrayList<>();
        for (int from = 0; from < images; from += Long.SIZE) {
          words.add(pattern(code.bits(), from, Math.min(from + Long.SIZE, images), unit));
        }
        found.add(words);
      }
    }
    return found.size();
  }

  /** A bit an image. */
  private static long pattern(long[][] bits, int from, int to, int unit) {
    long pattern = 0;
    for (int image = from; image < to; image++) {
      pattern = pattern << 1 | bits[image][unit >>> 6] >>> unit & 1;
    }
    return pattern;
  }
}
