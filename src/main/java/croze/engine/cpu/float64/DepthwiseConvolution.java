package croze.engine.cpu.float64;

import croze.engine.cpu.plan.Layout;
import croze.engine.cpu.plan.Runs;
import croze.net.Window;
import croze.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * The convolution of as many groups as channels: every tap is a run of one pixel, multiplied by a
 * row of weights. What can be kept between passes is kept.
 */
final class DepthwiseConvolution implements Convolution {
  private final Kernels kernels;
  private final Runs forward;
  private final List<Runs> inputGradient;
  private final int[] forwardPacking;
  private final int[][] gradientPacking;
  private final double[] packed;
  private final double[] gradient;
  private final double[] zeros;

  DepthwiseConvolution(Layout in, Layout out, Window window, Kernels kernels) {
    this.kernels = kernels;
    forward = Runs.forward(in, out, window, true);
    inputGradient = Runs.inputGradient(out, in, window, true);
    forwardPacking = forward.depthwisePacking(window);
    gradientPacking = new int[inputGradient.size()][];
    for (int i = 0; i < gradientPacking.length; i++) {
      gradientPacking[i] = inputGradient.get(i).depthwisePacking(window);
    }
    // No phase of the gradient has more taps than the window.
    packed = new double[forwardPacking.length];
    gradient = new double[forwardPacking.length];
    zeros = new double[in.stride()];
  }

  @Override
  public void forward(double[] x, PackedWeight weight, double[] start, double[] y) {
    kernels.depthwise(forward, x, weight.in(forwardPacking, packed), start, y);
  }

  @Override
  public void inputGradient(double[] g, PackedWeight weight, boolean add, double[] dx) {
    for (int i = 0; i < gradientPacking.length; i++) {
      double[] w = weight.in(gradientPacking[i], packed);
      kernels.depthwise(inputGradient.get(i), g, w, add ? null : zeros, dx);
    }
  }

  @Override
  public Tensor weightGradient(double[] x, double[] g, int[] shape) {
    Arrays.fill(gradient, 0);
    kernels.depthwiseWeightGradient(forward, x, g, gradient);
    Tensor result = Tensor.zeros(shape);
    for (int i = 0; i < gradient.length; i++) {
      if (forwardPacking[i] >= 0) {
        result.data()[forwardPacking[i]] = gradient[i];
      }
    }
    return result;
  }
}
