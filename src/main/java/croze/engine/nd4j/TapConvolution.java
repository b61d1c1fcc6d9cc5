package croze.engine.nd4j;

import static croze.engine.nd4j.ArrayOps.product;
import static croze.engine.nd4j.ArrayOps.productLeft;
import static croze.engine.nd4j.ArrayOps.productRight;

import croze.net.Conv;
import croze.net.Parameters;
import croze.net.Shape;
import croze.net.Window;
import croze.tensor.Tensor;

/**
 * Convolution of one group and any window: a matrix product with the {@link Patches} of each tap.
 */
final class TapConvolution extends WeightedLayer {
  private final Window window;
  private final Shape result;
  private final int in;
  private Patches patches;
  private Plane x;
  private Plane tapWeights;

  TapConvolution(Conv op, Shape result, Parameters parameters, Planes pool, Results results) {
    super(op, parameters, pool, results);
    this.window = op.window();
    this.result = result;
    in = op.inChannels();
  }

  @Override
  Grid prepare(Plane x) {
    this.x = keep(x);
    patches = new Patches(window, x.grid(), result);
    Plane plane = pool.take(window.taps() * out, Grid.vectors(in));
    Transfer.write(byTap(window.taps()), plane.array());
    tapWeights = keep(plane);
    plane.release();
    return patches.out();
  }

  @Override
  void apply(Plane y) {
    for (int k = 0; k < window.taps(); k++) {
      Plane patch = patches.gather(x, k, pool);
      product(tapWeights.block(k, out), patch.core(), 1, 1, y.core());
      patch.release();
    }
  }

  @Override
  Tensor weightGradient(Plane gradient) {
    Plane taken = pool.take(window.taps() * out, Grid.vectors(in));
    for (int k = 0; k < window.taps(); k++) {
      Plane patch = patches.gather(x, k, pool);
      productRight(gradient.core(), patch.core(), 1, 0, taken.block(k, out));
      patch.release();
    }
    double[] split = Transfer.read(taken.array());
    taken.release();
    return fromTaps(split, window.taps());
  }

  @Override
  Plane inputGradient(Plane gradient) {
    Plane dx = x.likewise();
    for (int k = 0; k < window.taps(); k++) {
      Plane patch = pool.take(in, patches.out());
      productLeft(tapWeights.block(k, out), gradient.core(), 1, 0, patch.core());
      patches.scatter(patch, k, dx);
      patch.release();
    }
    return dx;
  }
}
