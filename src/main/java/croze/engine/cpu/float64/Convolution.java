package croze.engine.cpu.float64;

import croze.engine.cpu.plan.Layout;
import croze.engine.cpu.plan.Runs;
import croze.tensor.Tensor;
import java.util.List;

/**
 * The convolutions between two layouts, with what can be kept between passes: offset tables,
 * packing tables and scratch arrays.
 */
final class Convolution {
  private final Kernels kernels;
  private final int kernel;
  private final Runs forward;
  private final List<Runs> inputGradient;
  private final int[] forwardPacking;
  private final int[][] gradientPacking;
  private final double[] packed;
  private final int[] gradientOrder;
  private final double[] gradient;
  private final double[] zeros;

  Convolution(Layout in, Layout out, int kernel, int stride, Kernels kernels) {
    this.kernels = kernels;
    this.kernel = kernel;
    forward = Runs.forward(in, out, kernel, stride);
    Layout gradientIn = in.padded(kernels.lanes());
    inputGradient = Runs.inputGradient(out, gradientIn, kernel, stride);
    forwardPacking = forward.packing(kernel, kernels.block(out.stride()), true);
    gradientPacking = new int[inputGradient.size()][];
    int longest = forwardPacking.length;
    for (int i = 0; i < gradientPacking.length; i++) {
      gradientPacking[i] =
          inputGradient.get(i).packing(kernel, kernels.block(gradientIn.stride()), false);
      longest = Math.max(longest, gradientPacking[i].length);
    }
    packed = new double[longest];
    gradientOrder =
        forward.gradientPacking(kernel, kernels.block(out.stride()), Kernels.GRADIENT_ROWS);
    gradient = new double[forward.gradientSize(Kernels.GRADIENT_ROWS)];
    zeros = new double[gradientIn.stride()];
  }

  /**
   * y = weight * x.
   *
   * @param start what y starts from, by output channel; null to add to what is in y
   */
  void forward(double[] x, Tensor weight, double[] start, double[] y) {
    pack(forwardPacking, weight);
    kernels.convolve(forward, x, packed, start, y);
  }

  /** dx = weightᵀ * g, or dx += …; the stride of dx is padded. */
  void inputGradient(double[] g, Tensor weight, boolean add, double[] dx) {
    for (int i = 0; i < gradientPacking.length; i++) {
      pack(gradientPacking[i], weight);
      kernels.convolve(inputGradient.get(i), g, packed, add ? null : zeros, dx);
    }
  }

  /** The gradient of the weight, in the weight's shape. */
  Tensor weightGradient(double[] x, double[] g, int[] shape) {
    java.util.Arrays.fill(gradient, 0);
    kernels.weightGradient(forward, x, g, gradient);
    Tensor result = Tensor.zeros(shape);
    for (int i = 0; i < gradientOrder.length; i++) {
      result.data()[i] = gradient[gradientOrder[i]];
    }
    return result;
  }

  private void pack(int[] packing, Tensor weight) {
    for (int i = 0; i < packing.length; i++) {
      packed[i] = packing[i] < 0 ? 0 : (double) weight.data()[packing[i]];
    }
  }
}
