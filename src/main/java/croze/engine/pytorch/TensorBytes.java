package croze.engine.pytorch;

import croze.engine.Precision;
import croze.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A tensor as it lies in a {@link Message}.
 *
 * @param type of an element: {@code f8}, {@code f4}, {@code i8} or {@code i4}
 * @param bytes the elements, little endian, in C order
 */
record TensorBytes(String type, int[] shape, byte[] bytes) {

  /** Bytes of an element of that type. */
  static int width(String type) throws IOException {
    return switch (type) {
      case "f8", "i8" -> 8;
      case "f4", "i4" -> 4;
      default -> throw new IOException("a tensor of type " + type);
    };
  }

  /** Type of the elements of an engine of that precision. */
  static String type(Precision precision) {
    return precision == Precision.DOUBLE ? "f8" : "f4";
  }

  static TensorBytes of(Tensor tensor, Precision precision) {
    if (precision == Precision.DOUBLE) {
      ByteBuffer buffer = buffer(8L * tensor.size());
      buffer.asDoubleBuffer().put(tensor.data());
      return new TensorBytes("f8", tensor.shape(), buffer.array());
    }
    ByteBuffer buffer = buffer(4L * tensor.size());
    for (double x : tensor.data()) {
      buffer.putFloat((float) x);
    }
    return new TensorBytes("f4", tensor.shape(), buffer.array());
  }

  static TensorBytes of(int[] values) {
    ByteBuffer buffer = buffer(4L * values.length);
    buffer.asIntBuffer().put(values);
    return new TensorBytes("i4", new int[] {values.length}, buffer.array());
  }

  /** Of rows of one length. */
  static TensorBytes of(long[][] rows) {
    ByteBuffer buffer = buffer(8L * rows.length * rows[0].length);
    for (long[] row : rows) {
      for (long word : row) {
        buffer.putLong(word);
      }
    }
    return new TensorBytes("i8", new int[] {rows.length, rows[0].length}, buffer.array());
  }

  private static ByteBuffer buffer(long size) {
    return ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private ByteBuffer read() {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The values of a tensor of floating-point numbers.
   *
   * @throws IOException if it is of another shape or type
   */
  Tensor tensor(int... expected) throws IOException {
    require(Arrays.equals(shape, expected) && type.startsWith("f"), "numbers", expected);
    double[] values = new double[Tensor.size(shape)];
    if (type.equals("f8")) {
      read().asDoubleBuffer().get(values);
    } else {
      ByteBuffer from = read();
      for (int i = 0; i < values.length; i++) {
        values[i] = from.getFloat();
      }
    }
    return new Tensor(shape, values);
  }

  /**
   * Whole numbers.
   *
   * @throws IOException if it is of another shape or type
   */
  int[] integers(int size) throws IOException {
    require(Arrays.equals(shape, new int[] {size}) && type.equals("i4"), "i4", size);
    int[] values = new int[size];
    read().asIntBuffer().get(values);
    return values;
  }

  /**
   * Rows of words.
   *
   * @throws IOException if it is of another shape or type
   */
  long[][] rows(int count, int size) throws IOException {
    require(Arrays.equals(shape, new int[] {count, size}) && type.equals("i8"), "i8", count, size);
    long[][] rows = new long[count][size];
    ByteBuffer from = read();
    for (long[] row : rows) {
      for (int i = 0; i < size; i++) {
        row[i] = from.getLong();
      }
    }
    return rows;
  }

  private void require(boolean fits, String kind, int... expected) throws IOException {
    if (!fits) {
      throw new IOException(
          "expected %s of shape %s, found %s of shape %s"
              .formatted(kind, Arrays.toString(expected), type, Arrays.toString(shape)));
    }
  }
}
