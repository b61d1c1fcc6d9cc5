package croze.engine.cpu.float64;

import croze.engine.cpu.plan.Layout;
import croze.engine.cpu.plan.Runs;
import croze.net.Window;
import croze.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * The convolution of one group between two layouts, with what can be kept between passes: offset
 * tables, packing tables and scratch arrays.
 */
final class DenseConvolution implements Convolution {
  private final Kernels kernels;
  private final Runs forward;
  private final List<Runs> inputGradient;
  private final int[] forwardPacking;
  private final int[][] gradientPacking;
  private final double[] packed;
  private final int[] gradientOrder;
  private final double[] gradient;
  private final double[] zeros;

  DenseConvolution(Layout in, Layout out, Window window, Kernels kernels) {
    this.kernels = kernels;
    forward = Runs.forward(in, out, window, false);
    Layout gradientIn = in.padded(kernels.lanes());
    inputGradient = Runs.inputGradient(out, gradientIn, window, false);
    forwardPacking = forward.packing(window, kernels.block(out.stride()), true);
    gradientPacking = new int[inputGradient.size()][];
    int longest = forwardPacking.length;
    for (int i = 0; i < gradientPacking.length; i++) {
      gradientPacking[i] =
          inputGradient.get(i).packing(window, kernels.block(gradientIn.stride()), false);
      longest = Math.max(longest, gradientPacking[i].length);
    }
    packed = new double[longest];
    gradientOrder =
        forward.gradientPacking(window, kernels.block(out.stride()), Kernels.GRADIENT_ROWS);
    gradient = new double[forward.gradientSize(Kernels.GRADIENT_ROWS)];
    zeros = new double[gradientIn.stride()];
  }

  @Override
  public void forward(double[] x, PackedWeight weight, double[] start, double[] y) {
    kernels.convolve(forward, x, weight.in(forwardPacking, packed), start, y);
    // The surplus weights are zeros, and 0·∞ is NaN.
    Rows.clearSurplus(forward.to, y);
  }

  @Override
  public void inputGradient(double[] g, PackedWeight weight, boolean add, double[] dx) {
    for (int i = 0; i < gradientPacking.length; i++) {
      double[] w = weight.in(gradientPacking[i], packed);
      kernels.convolve(inputGradient.get(i), g, w, add ? null : zeros, dx);
    }
    Rows.clearSurplus(inputGradient.get(0).to, dx);
  }

  @Override
  public Tensor weightGradient(double[] x, double[] g, int[] shape) {
    Arrays.fill(gradient, 0);
    kernels.weightGradient(forward, x, g, gradient);
    Tensor result = Tensor.zeros(shape);
    for (int i = 0; i < gradientOrder.length; i++) {
      result.data()[i] = gradient[gradientOrder[i]];
    }
    return result;
  }
}
