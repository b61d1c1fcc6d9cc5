package croze.tensor;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * A dense array of doubles with a shape, in C order (the last axis runs fastest).
 *
 * <p>This is what parameters, gradients, features and images are when they cross a seam between
 * packages, whatever layout or precision an engine uses inside. The data array is not copied:
 * whoever makes a tensor hands the array over and does not write to it again.
 *
 * @param shape extents, outermost first; empty for a scalar
 * @param data the elements, as many as the product of the extents
 */
public record Tensor(int[] shape, double[] data) {

  /**
   * @throws IllegalArgumentException if the number of elements is not the product of the extents
   */
  public Tensor {
    if (size(shape) != data.length) {
      throw new IllegalArgumentException(
          "shape "
              + Arrays.toString(shape)
              + " holds "
              + size(shape)
              + " elements, found "
              + data.length);
    }
  }

  public static Tensor of(double[] data, int... shape) {
    return new Tensor(shape, data);
  }

  public static Tensor zeros(int... shape) {
    return new Tensor(shape, new double[size(shape)]);
  }

  public static int size(int... shape) {
    int n = 1;
    for (int extent : shape) {
      n = Math.multiplyExact(n, extent);
    }
    return n;
  }

  public int size() {
    return data.length;
  }

  /** A new tensor of the same shape with {@code f} applied to each element. */
  public Tensor map(DoubleUnaryOperator f) {
    double[] out = new double[data.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = f.applyAsDouble(data[i]);
    }
    return new Tensor(shape, out);
  }

  /** Frobenius norm √Σ aᵢ². */
  public double norm() {
    return Math.sqrt(dot(this));
  }

  /**
   * Inner product Σ aᵢbᵢ.
   *
   * @throws IllegalArgumentException if the sizes differ
   */
  public double dot(Tensor other) {
    requireSize(other);
    double sum = 0;
    for (int i = 0; i < data.length; i++) {
      sum += data[i] * other.data[i];
    }
    return sum;
  }

  /**
   * Σ |aᵢbᵢ|.
   *
   * @throws IllegalArgumentException if the sizes differ
   */
  public double absoluteDot(Tensor other) {
    requireSize(other);
    double sum = 0;
    for (int i = 0; i < data.length; i++) {
      sum += Math.abs(data[i] * other.data[i]);
    }
    return sum;
  }

  /**
   * a + factor·b, of this shape.
   *
   * @throws IllegalArgumentException if the sizes differ
   */
  public Tensor plus(double factor, Tensor other) {
    requireSize(other);
    double[] out = new double[data.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = data[i] + factor * other.data[i];
    }
    return new Tensor(shape, out);
  }

  private void requireSize(Tensor other) {
    if (other.data.length != data.length) {
      throw new IllegalArgumentException(
          "sizes don't match: " + data.length + " != " + other.data.length);
    }
  }

  /** Equal shapes and equal elements, bit for bit. */
  @Override
  public boolean equals(Object o) {
    return o instanceof Tensor t && Arrays.equals(shape, t.shape) && Arrays.equals(data, t.data);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(data);
  }

  @Override
  public String toString() {
    return "Tensor" + Arrays.toString(shape);
  }
}
