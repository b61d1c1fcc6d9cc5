package croze.proxy.modern;

import croze.engine.FirstElements;
import croze.engine.Network;
import croze.engine.NormStatistics;
import croze.image.Batch;
import croze.net.Linear;
import croze.net.Parameters;
import croze.net.Program;
import croze.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Gradients of the logits but the last, of single images, by element 0 of each parameter tensor;
 * norms have mean 0 and variance 1.
 *
 * <p>A backward half a logit, or a backward half a feature that the last layer reads where these
 * are fewer: ∂zₖ/∂θ = Σ_c W_kc·∂f_c/∂θ.
 */
final class LogitGradients {
  private LogitGradients() {}

  /**
   * @param open the network of a program with its parameters
   */
  static FirstElements of(
      BiFunction<Program, Parameters, Network> open,
      Program program,
      Parameters parameters,
      Batch x) {
    int last = program.ops().size();
    int classes = program.shapes().get(last).channels();
    if (program.ops().get(last - 1) instanceof Linear head
        && head.input() == last - 1
        && head.inFeatures() < classes - 1) {
      Program body = program.between(0, last - 1);
      FirstElements features = run(open, body, parameters, x, head.inFeatures());
      return through(head, parameters, features);
    }
    return run(open, program, parameters, x, classes - 1);
  }

  /** Of as many outputs of the program, from the first. */
  private static FirstElements run(
      BiFunction<Program, Parameters, Network> open,
      Program program,
      Parameters parameters,
      Batch x,
      int outputs) {
    int all = program.shapes().get(program.ops().size()).channels();
    Tensor units = Tensor.zeros(outputs, all);
    for (int k = 0; k < outputs; k++) {
      units.data()[k * all + k] = 1;
    }
    return open.apply(program, parameters)
        .firstElements(x, units, NormStatistics.standard(program));
  }

  private static FirstElements through(Linear head, Parameters parameters, FirstElements features) {
    Tensor weight = parameters.get(head.name() + ".weight");
    Tensor bias = parameters.get(head.name() + ".bias");
    int count = features.logits().shape()[0];
    int rows = head.outFeatures() - 1;
    Map<String, Tensor> gradients = new LinkedHashMap<>();
    features
        .gradients()
        .forEach((name, g) -> gradients.put(name, times(g, weight, Tensor.zeros(count, rows))));
    Tensor logits = times(features.logits(), weight, Tensor.zeros(count, rows + 1));
    Tensor byWeight = Tensor.zeros(count, rows);
    Tensor byBias = Tensor.zeros(count, rows);
    for (int n = 0; n < count; n++) {
      for (int k = 0; k <= rows; k++) {
        logits.data()[n * (rows + 1) + k] += bias.data()[k];
      }
      byWeight.data()[n * rows] = features.logits().data()[n * head.inFeatures()];
      byBias.data()[n * rows] = 1;
    }
    gradients.put(head.name() + ".weight", byWeight);
    gradients.put(head.name() + ".bias", byBias);
    return new FirstElements(logits, gradients);
  }

  /** product_nk = Σ_c f_nc·W_kc for the first rows of W. */
  private static Tensor times(Tensor f, Tensor weight, Tensor product) {
    int inputs = f.shape()[1];
    int rows = product.shape()[1];
    for (int n = 0; n < f.shape()[0]; n++) {
      for (int k = 0; k < rows; k++) {
        double sum = 0;
        for (int c = 0; c < inputs; c++) {
          sum += f.data()[n * inputs + c] * weight.data()[k * inputs + c];
        }
        product.data()[n * rows + k] = sum;
      }
    }
    return product;
  }
}
