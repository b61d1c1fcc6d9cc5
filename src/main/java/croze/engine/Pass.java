package croze.engine;

import croze.image.Batch;
import croze.net.Parameters;
import croze.net.Program;
import croze.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of a program: what went in, and what came out. Immutable; what was not asked for is
 * empty.
 *
 * @param loss value of the objective
 * @param logits shape (n, classes)
 * @param gradients ∂objective/∂θ by parameter name, in the parameter's shape
 * @param inputGradient ∂objective/∂x, shape of the batch
 * @param features the tapped features z₀, z₁, …, shape (n, channels, height, width) or (n,
 *     features)
 * @param layerOutputs raw output by layer name
 * @param saliencies Σ over height and width of a·∂objective/∂a by layer name, shape (n, channels)
 * @param reluCodes the open units of each ReLU
 * @param poolWinners what each max pool takes
 * @param normStatistics what the norms read, by their name
 */
public record Pass(
    Program program,
    Parameters parameters,
    Batch batch,
    double loss,
    Tensor logits,
    Map<String, Tensor> gradients,
    Optional<Tensor> inputGradient,
    List<Tensor> features,
    Map<String, Tensor> layerOutputs,
    Map<String, Tensor> saliencies,
    Optional<ReluCodes> reluCodes,
    Optional<PoolWinners> poolWinners,
    Map<String, NormStatistics.BatchMoments> normStatistics) {

  /**
   * The weight of a conv or linear layer.
   *
   * @throws IllegalArgumentException if there is no such layer
   */
  public Tensor weight(String layer) {
    return parameters.get(layer + ".weight");
  }

  /**
   * The gradient of a layer's weight.
   *
   * @throws IllegalStateException if the pass was not asked for gradients
   */
  public Tensor weightGradient(String layer) {
    Tensor g = gradients.get(layer + ".weight");
    if (g == null) {
      throw new IllegalStateException(
          "no gradient of " + layer + ": the pass was not asked for it");
    }
    return g;
  }
}
