package croze.engine.nd4j;

import static croze.engine.nd4j.ArrayOps.product;
import static croze.engine.nd4j.ArrayOps.productLeft;
import static croze.engine.nd4j.ArrayOps.productRight;

import croze.net.Op;
import croze.net.Parameters;
import croze.net.Window;
import croze.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Convolution of the windows whose taps reach next neighbours only, and the linear layer, which is
 * a 1×1 convolution of vectors.
 *
 * <pre>
 * y       = b·1 + Σₖ Wₖ · shift(x, k)      over the taps k of the kernel
 * ∂/∂Wₖ   = dy · shift(x, k)ᵀ
 * ∂/∂x    = Σₖ Wₖᵀ · shift(dy, −k)
 * </pre>
 *
 * Each term is one matrix product over the whole batch, accumulated in place. With stride 2 the x
 * of a tap is one of four {@link Phases}. {@link TapConvolution} takes any window.
 */
final class NeighbourConvolution extends WeightedLayer {
  /** A place of the kernel: the phase that it reads, and the neighbour there. */
  private record Tap(int phase, int dr, int dc) {}

  private final int in;
  private final int stride;
  private final List<Tap> taps;
  private Plane tapWeights;
  private List<Plane> phases;
  private Grid inputGrid;

  /**
   * @param kernel 1 or 3; padding ⌊kernel/2⌋
   * @param stride 1, or 2 for an even height and width
   */
  NeighbourConvolution(
      Op.Layer op, int kernel, int stride, Parameters parameters, Planes pool, Results results) {
    super(op, parameters, pool, results);
    this.stride = stride;
    in = weight.shape()[1];
    taps = taps(kernel, stride);
  }

  /** Whether this class can convolve a picture with a window. */
  static boolean takes(Window window, int height, int width) {
    int stride = window.rows().stride();
    int kernel = window.rows().kernel();
    return window.equals(Window.square(kernel, stride, kernel / 2, 1))
        && (kernel == 1 || kernel == 3)
        && (stride == 1 || stride == 2 && height % 2 == 0 && width % 2 == 0);
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
  Grid prepare(Plane x) {
    inputGrid = x.grid();
    if (stride == 1) {
      phases = List.of(keep(x));
    } else {
      phases = Phases.split(pool, x);
      phases.forEach(this::keep);
      phases.forEach(Plane::release);
    }
    return phases.get(0).grid();
  }

  @Override
  void apply(Plane y) {
    splitWeight();
    for (int k = 0; k < taps.size(); k++) {
      product(tapWeights.block(k, out), source(taps.get(k)), 1, 1, y.core());
    }
  }

  /** The weight with the taps outermost: a block of (out, in) for each. */
  private void splitWeight() {
    Plane plane = pool.take(taps.size() * out, Grid.vectors(in));
    Transfer.write(byTap(taps.size()), plane.array());
    tapWeights = keep(plane);
    plane.release();
  }

  private INDArray source(Tap tap) {
    Plane phase = phases.get(tap.phase);
    return phase.shifted(phase.grid().shift(tap.dr, tap.dc));
  }

  @Override
  Tensor weightGradient(Plane gradient) {
    Plane taken = pool.take(taps.size() * out, Grid.vectors(in));
    for (int k = 0; k < taps.size(); k++) {
      productRight(gradient.core(), source(taps.get(k)), 1, 0, taken.block(k, out));
    }
    if (!Transfer.isFinite(taken.array())) {
      // A neighbour of padding may be infinite, and 0·∞ of the padding's gradient be in the sums.
      taps.forEach(tap -> exactProduct(gradient, tap, taken));
    }
    double[] split = Transfer.read(taken.array());
    taken.release();
    return fromTaps(split, taps.size());
  }

  private void exactProduct(Plane gradient, Tap tap, Plane taken) {
    Plane shifted = pool.take(in, gradient.grid());
    shifted.core().assign(source(tap));
    shifted.clearPadding();
    INDArray into = taken.block(taps.indexOf(tap), out);
    productRight(gradient.core(), shifted.core(), 1, 0, into);
    shifted.release();
  }

  @Override
  Plane inputGradient(Plane gradient) {
    List<Plane> gradients = new ArrayList<>();
    for (Plane phase : phases) {
      gradients.add(pool.take(in, phase.grid()));
    }
    for (int k = 0; k < taps.size(); k++) {
      Tap tap = taps.get(k);
      INDArray from = gradient.shifted(-gradient.grid().shift(tap.dr, tap.dc));
      productLeft(tapWeights.block(k, out), from, 1, 1, gradients.get(tap.phase).core());
    }
    gradients.forEach(Plane::clearPadding);
    if (stride == 1) {
      return gradients.get(0);
    }
    Plane merged = Phases.merge(pool, inputGrid, gradients);
    gradients.forEach(Plane::release);
    return merged;
  }
}
