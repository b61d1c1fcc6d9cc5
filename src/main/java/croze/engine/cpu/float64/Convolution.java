package croze.engine.cpu.float64;

import croze.tensor.Tensor;

/** A convolution between two layouts: its three products. */
interface Convolution {

  /**
   * y = weight * x.
   *
   * @param start what y starts from, by output channel; null to add to what is in y
   */
  void forward(double[] x, PackedWeight weight, double[] start, double[] y);

  /** dx = weightᵀ * g, or dx += …; the stride of dx is padded. */
  void inputGradient(double[] g, PackedWeight weight, boolean add, double[] dx);

  /** The gradient of the weight, in the weight's shape. */
  Tensor weightGradient(double[] x, double[] g, int[] shape);
}
