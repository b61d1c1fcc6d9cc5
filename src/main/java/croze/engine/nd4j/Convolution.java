package croze.engine.nd4j;

import static croze.engine.nd4j.Arithmetic.multiply;
import static croze.engine.nd4j.Arithmetic.product;
import static croze.engine.nd4j.Arithmetic.productLeft;
import static croze.engine.nd4j.Arithmetic.productRight;

import croze.engine.Output;
import croze.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Convolution, and the linear layer, which is a 1×1 convolution of vectors.
 *
 * <pre>
 * y       = b·1 + Σₖ Wₖ · shift(x, k)      over the taps k of the kernel
 * ∂/∂Wₖ   = dy · shift(x, k)ᵀ
 * ∂/∂x    = Σₖ Wₖᵀ · shift(dy, −k)
 * </pre>
 *
 * Each term is one matrix product over the whole batch, accumulated in place. With stride 2 the x
 * of a tap is one of four {@link Phases}.
 */
final class Convolution extends Layer {
  /** A place of the kernel: the phase that it reads, and the neighbour there. */
  private record Tap(int phase, int dr, int dc) {}

  private final String name;
  private final Planes pool;
  private final Results results;
  private final Tensor weight;
  private final Optional<Tensor> bias;
  private final int out;
  private final int in;
  private final int stride;
  private final List<Tap> taps;
  private Plane tapWeights;
  private List<Plane> phases;
  private Plane output;
  private Grid inputGrid;

  /**
   * @param weight shape (out, in, kernel, kernel) or (out, in)
   */
  Convolution(
      String name, Tensor weight, Optional<Tensor> bias, int stride, Planes pool, Results results) {
    this.name = name;
    this.weight = weight;
    this.bias = bias;
    this.stride = stride;
    this.pool = pool;
    this.results = results;
    out = weight.shape()[0];
    in = weight.shape()[1];
    taps = taps(weight.shape().length == 2 ? 1 : weight.shape()[2], stride);
  }

  private static List<Tap> taps(int kernel, int stride) {
    List<Tap> taps = new ArrayList<>();
    for (int k = 0; k < kernel * kernel; k++) {
      int dr = k / kernel - kernel / 2;
      int dc = k % kernel - kernel / 2;
      // Row 2r − 1 is odd row r − 1, row 2r is even row r, row 2r + 1 is odd row r.
      taps.add(
          stride == 1
              ? new Tap(0, dr, dc)
              : new Tap(2 * Math.abs(dr) + Math.abs(dc), Math.min(dr, 0), Math.min(dc, 0)));
    }
    return taps;
  }

  @Override
  Plane forward(List<Plane> inputs) {
    Plane x = inputs.get(0);
    inputGrid = x.grid();
    if (stride == 1) {
      phases = List.of(keep(x));
    } else {
      phases = Phases.split(pool, x);
      phases.forEach(this::keep);
      phases.forEach(Plane::release);
    }
    splitWeight();
    Plane y = pool.take(out, phases.get(0).grid());
    bias.ifPresent(b -> addBias(b, y));
    for (int k = 0; k < taps.size(); k++) {
      product(tapWeights.block(k, out), source(taps.get(k)), 1, 1, y.core());
    }
    clearPadding(y);
    if (results.wants(Output.LAYER_OUTPUTS)) {
      results.layerOutputs.put(name, Transfer.read(y));
    }
    if (results.wants(Output.CHANNEL_SALIENCY)) {
      output = keep(y);
    }
    return y;
  }

  /** The weight with the taps outermost: a block of (out, in) for each. */
  private void splitWeight() {
    int kernel = taps.size();
    double[] split = new double[weight.size()];
    for (int i = 0; i < out * in; i++) {
      for (int k = 0; k < kernel; k++) {
        split[k * out * in + i] = weight.data()[i * kernel + k];
      }
    }
    Plane plane = pool.take(kernel * out, Grid.vectors(in));
    Transfer.write(split, plane.array());
    tapWeights = keep(plane);
    plane.release();
  }

  private void addBias(Tensor b, Plane y) {
    Plane column = pool.column(b.data());
    product(column.array(), pool.masks(y.grid()).core(), 1, 0, y.core());
    column.release();
  }

  private INDArray source(Tap tap) {
    Plane phase = phases.get(tap.phase);
    return phase.shifted(phase.grid().shift(tap.dr, tap.dc));
  }

  /** Windows that reach into another row or image leave sums in the padding; 1×1 does not. */
  private void clearPadding(Plane plane) {
    if (taps.size() > 1) {
      multiply(plane.array(), pool.masks(plane.grid()).pixels(), plane.array());
    }
  }

  @Override
  List<Plane> backward(Plane gradient, boolean inputs) {
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

  private Tensor weightGradient(Plane gradient) {
    int kernel = taps.size();
    Plane taken = pool.take(kernel * out, Grid.vectors(in));
    for (int k = 0; k < kernel; k++) {
      productRight(gradient.core(), source(taps.get(k)), 1, 0, taken.block(k, out));
    }
    double[] split = Transfer.read(taken.array());
    taken.release();
    double[] g = new double[split.length];
    for (int i = 0; i < out * in; i++) {
      for (int k = 0; k < kernel; k++) {
        g[i * kernel + k] = split[k * out * in + i];
      }
    }
    return new Tensor(weight.shape(), g);
  }

  private Tensor biasGradient(Plane gradient) {
    Plane sums = pool.take(out, Grid.vectors(1));
    productRight(gradient.core(), pool.masks(gradient.grid()).core(), 1, 0, sums.array());
    Tensor g = Tensor.of(Transfer.read(sums.array()), out);
    sums.release();
    return g;
  }

  private Plane inputGradient(Plane gradient) {
    List<Plane> gradients = new ArrayList<>();
    for (Plane phase : phases) {
      gradients.add(pool.take(in, phase.grid()));
    }
    for (int k = 0; k < taps.size(); k++) {
      Tap tap = taps.get(k);
      INDArray from = gradient.shifted(-gradient.grid().shift(tap.dr, tap.dc));
      productLeft(tapWeights.block(k, out), from, 1, 1, gradients.get(tap.phase).core());
    }
    gradients.forEach(this::clearPadding);
    if (stride == 1) {
      return gradients.get(0);
    }
    Plane merged = Phases.merge(pool, inputGrid, gradients);
    gradients.forEach(Plane::release);
    return merged;
  }

  /** Σ over the pixels of a sample of y·dy, shape (n, out). */
  private Tensor saliency(Plane gradient) {
    Grid vectors = Grid.vectors(gradient.grid().samples());
    Plane products = pool.take(out, gradient.grid());
    Plane sums = pool.take(out, vectors);
    multiply(output.array(), gradient.array(), products.array());
    product(products.array(), pool.masks(gradient.grid()).samples(), 1, 0, sums.array());
    Tensor saliency = Transfer.read(sums);
    products.release();
    sums.release();
    return saliency;
  }
}
