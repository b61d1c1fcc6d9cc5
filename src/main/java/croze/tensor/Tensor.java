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

  /**
   * Frobenius norm √Σ aᵢ². Where a square leaves the range of a double, the elements are scaled by
   * a power of two first; NaN if the norm itself does.
   */
  public double norm() {
    double square = sum(this, false);
    if (isExact(square)) {
      return Math.sqrt(square);
    }
    int exponent = exponent();
    Tensor scaled = scaled(-exponent);
    return withinRange(Math.scalb(Math.sqrt(scaled.sum(scaled, false)), exponent));
  }

  /**
   * Inner product Σ aᵢbᵢ, scaled as {@link #norm()} is where a summand overflows; NaN if the
   * product itself does.
   *
   * @throws IllegalArgumentException if the sizes differ
   */
  public double dot(Tensor other) {
    return product(other, false);
  }

  /**
   * Σ |aᵢbᵢ|, scaled as {@link #dot} is.
   *
   * @throws IllegalArgumentException if the sizes differ
   */
  public double absoluteDot(Tensor other) {
    return product(other, true);
  }

  private double product(Tensor other, boolean absolute) {
    requireSize(other);
    double sum = sum(other, absolute);
    if (Double.isFinite(sum)) {
      return sum;
    }
    int mine = exponent();
    int others = other.exponent();
    double scaled = scaled(-mine).sum(other.scaled(-others), absolute);
    return withinRange(Math.scalb(scaled, mine + others));
  }

  private double sum(Tensor other, boolean absolute) {
    double sum = 0;
    for (int i = 0; i < data.length; i++) {
      double product = data[i] * other.data[i];
      sum += absolute ? Math.abs(product) : product;
    }
    return sum;
  }

  /** Whether a sum of squares of this size has lost nothing to over- or underflow. */
  public static boolean isExact(double sumOfSquares) {
    return sumOfSquares >= 0x1p-900 && sumOfSquares <= 0x1p1000;
  }

  /** Exponent of the power of two at or below the largest |aᵢ|; 0 of zeros. */
  public int exponent() {
    double largest = 0;
    for (double x : data) {
      largest = Math.max(largest, Math.abs(x));
    }
    return largest == 0 ? 0 : Math.getExponent(largest);
  }

  /** a·2^exponent, exact unless an element becomes subnormal. */
  public Tensor scaled(int exponent) {
    return map(x -> Math.scalb(x, exponent));
  }

  private static double withinRange(double x) {
    return Double.isInfinite(x) ? Double.NaN : x;
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
