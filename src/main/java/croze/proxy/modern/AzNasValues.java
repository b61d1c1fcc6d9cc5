package croze.proxy.modern;

import croze.engine.Objective;
import croze.engine.Output;
import croze.engine.Pass;
import croze.engine.PassRequest;
import croze.image.Batch;
import croze.net.Form;
import croze.net.Parameters;
import croze.net.Program;
import croze.proxy.api.Images;
import croze.proxy.api.OwnPasses;
import croze.proxy.api.Weights;
import croze.random.KeyedStream;
import croze.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The values of {@link AzNas}, from one pass block by block.
 *
 * @param expressivity Σ_i H_i; −∞ if a feature is zero
 * @param progressivity min_i (H_{i+1} − H_i); −∞ if a feature is zero
 * @param trainability mean of −σ_i − 1/(σ_i + 1e-6) + 2; −∞ if a block is the identity
 */
record AzNasValues(double expressivity, double progressivity, double trainability) {
  private static final double LOG_FLOOR = 1e-8;
  private static final double SIGMA_FLOOR = 1e-6;

  static AzNasValues of(OwnPasses passes) {
    Program program = passes.program(Form.PAPER);
    Parameters weights = passes.parameters(Form.PAPER, new Weights.Normal(true));
    Batch x = passes.batch(new Images.Gaussian());
    List<Integer> blocks = program.outline().blocks();
    List<Double> entropies = new ArrayList<>();
    double trainability = 0;
    int from = 0;
    for (int i = 0; i < blocks.size(); i++) {
      Program block = program.between(from, blocks.get(i));
      Tensor signs = signs(block, x.count(), passes.stream("az.sign." + i));
      Pass pass =
          passes.run(
              block,
              weights,
              x,
              Objective.weightedSum(signs),
              PassRequest.of(Output.INPUT_GRADIENT));
      entropies.add(entropy(Channels.of(pass.logits())));
      if (i > 0) {
        trainability += trainability(pass.inputGradient().orElseThrow(), signs);
      }
      x = x.withImages(pass.logits());
      from = blocks.get(i);
    }
    double sum = entropies.stream().mapToDouble(h -> h).sum();
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i < entropies.size(); i++) {
      least = Math.min(least, entropies.get(i) - entropies.get(i - 1));
    }
    return new AzNasValues(
        Double.isNaN(sum) ? Double.NEGATIVE_INFINITY : sum,
        Double.isNaN(sum) ? Double.NEGATIVE_INFINITY : least,
        trainability / (blocks.size() - 1));
  }

  /** ±1 in the shape of the block's output. */
  private static Tensor signs(Program block, int count, KeyedStream stream) {
    int[] shape = block.shapes().get(block.ops().size()).batch(count);
    return Tensor.zeros(shape).map(z -> stream.nextDouble() < .5 ? 1 : -1);
  }

  /** −Σ p·ln(p + 1e-8), p the eigenvalues of the channels' covariance over their sum. */
  private static double entropy(Channels feature) {
    double[] eigenvalues = feature.centred().gram().eigenvalues();
    double sum = Arrays.stream(eigenvalues).sum();
    return -Arrays.stream(eigenvalues)
        .map(v -> v / sum)
        .map(p -> p * Math.log(p + LOG_FLOOR))
        .sum();
  }

  /**
   * −σ − 1/(σ + 1e-6) + 2, σ the largest singular value of the mean over positions of g_in·g_outᵀ.
   */
  private static double trainability(Tensor in, Tensor out) {
    if (in.equals(out)) {
      return Double.NEGATIVE_INFINITY;
    }
    int factor = in.shape()[2] / out.shape()[2];
    double sigma = Channels.of(in, factor).times(Channels.of(out)).largestSingularValue();
    return -sigma - 1 / (sigma + SIGMA_FLOOR) + 2;
  }
}
