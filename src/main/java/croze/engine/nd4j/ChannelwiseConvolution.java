package croze.engine.nd4j;

import static croze.engine.nd4j.ArrayOps.add;
import static croze.engine.nd4j.ArrayOps.multiply;
import static croze.engine.nd4j.ArrayOps.productRight;

import croze.net.Conv;
import croze.net.Parameters;
import croze.net.Shape;
import croze.net.Window;
import croze.tensor.Tensor;
import java.util.Arrays;

/** Convolution of a group a channel: the {@link Patches} of each tap times a column of weights. */
final class ChannelwiseConvolution extends WeightedLayer {
  private final Window window;
  private final Shape result;
  private Patches patches;
  private Plane x;

  ChannelwiseConvolution(
      Conv op, Shape result, Parameters parameters, Planes pool, Results results) {
    super(op, parameters, pool, results);
    this.window = op.window();
    this.result = result;
  }

  @Override
  Grid prepare(Plane x) {
    this.x = keep(x);
    patches = new Patches(window, x.grid(), result);
    return patches.out();
  }

  private Plane column(int tap) {
    double[] split = byTap(window.taps());
    return pool.column(Arrays.copyOfRange(split, tap * out, (tap + 1) * out));
  }

  @Override
  void apply(Plane y) {
    for (int k = 0; k < window.taps(); k++) {
      Plane patch = patches.gather(x, k, pool);
      Plane column = column(k);
      multiply(patch.array(), column.array(), patch.array());
      add(y.array(), patch.array(), y.array());
      column.release();
      patch.release();
    }
  }

  @Override
  Tensor weightGradient(Plane gradient) {
    double[] split = new double[weight.size()];
    Plane sums = pool.take(out, Grid.vectors(1));
    for (int k = 0; k < window.taps(); k++) {
      Plane patch = patches.gather(x, k, pool);
      multiply(patch.array(), gradient.array(), patch.array());
      productRight(patch.array(), pool.masks(patch.grid()).pixels(), 1, 0, sums.array());
      System.arraycopy(Transfer.read(sums.array()), 0, split, k * out, out);
      patch.release();
    }
    sums.release();
    return fromTaps(split, window.taps());
  }

  @Override
  Plane inputGradient(Plane gradient) {
    Plane dx = x.likewise();
    for (int k = 0; k < window.taps(); k++) {
      Plane patch = gradient.likewise();
      Plane column = column(k);
      multiply(gradient.array(), column.array(), patch.array());
      patches.scatter(patch, k, dx);
      column.release();
      patch.release();
    }
    return dx;
  }
}
