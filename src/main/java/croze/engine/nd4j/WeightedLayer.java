package croze.engine.nd4j;

import static croze.engine.nd4j.ArrayOps.multiply;
import static croze.engine.nd4j.ArrayOps.product;
import static croze.engine.nd4j.ArrayOps.productRight;

import croze.engine.Output;
import croze.net.Op;
import croze.net.Parameters;
import croze.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A layer with a weight and perhaps a bias: what does not depend on how the weight is applied. */
abstract class WeightedLayer extends Layer {
  private final String name;
  private final Results results;
  private final Optional<Tensor> bias;
  final Planes pool;
  final Tensor weight;
  final int out;
  private Plane output;

  WeightedLayer(Op.Layer op, Parameters parameters, Planes pool, Results results) {
    this.name = op.name();
    this.pool = pool;
    this.results = results;
    out = op.outputs();
    weight = parameters.get(name + ".weight");
    bias = op.bias() ? Optional.of(parameters.get(name + ".bias")) : Optional.empty();
  }

  /** The grid of the result; called first. */
  abstract Grid prepare(Plane x);

  /** Adds weight * x to the pixels of y; anything may come to stand outside them. */
  abstract void apply(Plane y);

  /** ∂objective/∂weight. */
  abstract Tensor weightGradient(Plane gradient);

  /** ∂objective/∂x, with one user. */
  abstract Plane inputGradient(Plane gradient);

  @Override
  final Plane forward(List<Plane> inputs) {
    Plane y = pool.take(out, prepare(inputs.get(0)));
    bias.ifPresent(b -> addBias(b, y));
    apply(y);
    y.clearPadding();
    if (results.wants(Output.LAYER_OUTPUTS)) {
      results.layerOutputs.put(name, Transfer.read(y));
    }
    if (results.wants(Output.CHANNEL_SALIENCY)) {
      output = keep(y);
    }
    return y;
  }

  private void addBias(Tensor b, Plane y) {
    Plane column = pool.column(b.data());
    product(column.array(), pool.masks(y.grid()).core(), 1, 0, y.core());
    column.release();
  }

  @Override
  final List<Plane> backward(Plane gradient, boolean inputs) {
    if (results.wants(Output.CHANNEL_SALIENCY)) {
      results.saliencies.put(name, saliency(gradient));
    }
    if (results.wants(Output.PARAMETER_GRADIENTS)) {
      results.gradients.put(name + ".weight", weightGradient(gradient));
      if (bias.isPresent()) {
        results.gradients.put(name + ".bias", biasGradient(gradient));
      }
    }
    return inputs ? List.of(inputGradient(gradient)) : List.of();
  }

  private Tensor biasGradient(Plane gradient) {
    Plane sums = pool.take(out, Grid.vectors(1));
    productRight(gradient.core(), pool.masks(gradient.grid()).core(), 1, 0, sums.array());
    Tensor g = Tensor.of(Transfer.read(sums.array()), out);
    sums.release();
    return g;
  }

  /** Σ over the pixels of a sample of y·dy, shape (n, out). */
  private Tensor saliency(Plane gradient) {
    Plane products = gradient.likewise();
    multiply(output.array(), gradient.array(), products.array());
    Plane sums = GlobalAverage.sums(products, 1, pool);
    Tensor saliency = Transfer.read(sums);
    products.release();
    sums.release();
    return saliency;
  }

  /** The weight with the taps outermost, a row of (out · in) for each. */
  final double[] byTap(int taps) {
    double[] split = new double[weight.size()];
    int pairs = weight.size() / taps;
    IntStream.range(0, split.length)
        .forEach(i -> split[i] = weight.data()[i % pairs * taps + i / pairs]);
    return split;
  }

  /** The gradient of the weight from one with the taps outermost. */
  final Tensor fromTaps(double[] split, int taps) {
    double[] g = new double[split.length];
    int pairs = split.length / taps;
    IntStream.range(0, split.length).forEach(i -> g[i % pairs * taps + i / pairs] = split[i]);
    return new Tensor(weight.shape(), g);
  }
}
