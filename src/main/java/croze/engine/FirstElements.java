package croze.engine;

import croze.image.Batch;
import croze.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gradients of single images by element 0 of each parameter tensor: of {@code Σ_k d_rk·logits_nk}
 * for each image n and each direction d_r. Norms are given their statistics, so that no image
 * changes what another makes.
 *
 * @param logits shape (n, classes)
 * @param gradients by parameter name, in order of the program, shape (n, directions)
 */
public record FirstElements(Tensor logits, Map<String, Tensor> gradients) {

  /** One pass an image and direction, for engines that know no shorter way. */
  static FirstElements byPasses(
      Network network, Batch batch, Tensor directions, NormStatistics statistics) {
    PassRequest request = PassRequest.of(Output.PARAMETER_GRADIENTS).withStatistics(statistics);
    int count = batch.count();
    int rows = directions.shape()[0];
    int classes = directions.shape()[1];
    Tensor logits = Tensor.zeros(count, classes);
    Map<String, Tensor> gradients = new LinkedHashMap<>();
    for (int n = 0; n < count; n++) {
      for (int r = 0; r < rows; r++) {
        Objective along = Objective.weightedSum(row(directions, r, 1));
        Pass pass = network.run(batch.range(n, n + 1), along, request);
        System.arraycopy(pass.logits().data(), 0, logits.data(), n * classes, classes);
        int at = n * rows + r;
        pass.gradients()
            .forEach(
                (name, g) ->
                    gradients.computeIfAbsent(name, k -> Tensor.zeros(count, rows)).data()[at] =
                        g.data()[0]);
      }
    }
    return new FirstElements(logits, gradients);
  }

  /** A direction, the same for each image: shape (n, classes). */
  public static Tensor row(Tensor directions, int r, int images) {
    int classes = directions.shape()[1];
    Tensor same = Tensor.zeros(images, classes);
    for (int n = 0; n < images; n++) {
      System.arraycopy(directions.data(), r * classes, same.data(), n * classes, classes);
    }
    return same;
  }
}
