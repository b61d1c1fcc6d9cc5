package croze.engine.nd4j;

import croze.tensor.Tensor;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.stream.DoubleStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Copies between tensors and ND4J's memory, in bulk: element by element, as {@code asDouble} and
 * {@code create(double[])} go, is a hundred times slower.
 */
final class Transfer {
  private Transfer() {}

  static INDArray toDevice(double[] data, DataType type, long... shape) {
    INDArray array = Nd4j.createUninitialized(type, shape);
    write(data, array);
    return array;
  }

  /** Overwrites a whole array, not a view. */
  static void write(double[] data, INDArray array) {
    if (array.dataType() == DataType.DOUBLE) {
      array.data().asNioDouble().put(data);
    } else {
      FloatBuffer buffer = array.data().asNioFloat();
      for (int i = 0; i < data.length; i++) {
        buffer.put(i, (float) data[i]);
      }
    }
    // On CUDA: the host's copy is the newer one.
    Nd4j.getAffinityManager().tagLocation(array, Location.HOST);
  }

  /** The elements of a whole array, not a view, in C order. */
  static double[] read(INDArray array) {
    Nd4j.getExecutioner().commit();
    double[] data = new double[(int) array.length()];
    if (array.dataType() == DataType.DOUBLE) {
      DoubleBuffer buffer = array.data().asNioDouble();
      buffer.get(data);
    } else {
      FloatBuffer buffer = array.data().asNioFloat();
      for (int i = 0; i < data.length; i++) {
        data[i] = buffer.get(i);
      }
    }
    return data;
  }

  /** Whether all elements of a whole array are finite. */
  static boolean isFinite(INDArray array) {
    return DoubleStream.of(read(array)).allMatch(Double::isFinite);
  }

  /** Shape (n, channels, height, width) or (n, features) into the pixels of a plane. */
  static void write(Tensor tensor, Plane plane) {
    Grid grid = plane.grid();
    double[] out = new double[(int) plane.array().length()];
    int from = 0;
    for (int n = 0; n < grid.samples(); n++) {
      for (int c = 0; c < plane.channels(); c++) {
        for (int r = 0; r < grid.height(); r++) {
          int to = c * grid.extent() + grid.offset(n, r, 0);
          System.arraycopy(tensor.data(), from, out, to, grid.width());
          from += grid.width();
        }
      }
    }
    write(out, plane.array());
  }

  /** The pixels of a plane as (n, channels, height, width), or (n, features) of vectors. */
  static Tensor read(Plane plane) {
    Grid grid = plane.grid();
    int channels = plane.channels();
    double[] in = read(plane.array());
    double[] out = new double[grid.samples() * channels * grid.pixels()];
    int to = 0;
    for (int n = 0; n < grid.samples(); n++) {
      for (int c = 0; c < channels; c++) {
        for (int r = 0; r < grid.height(); r++) {
          System.arraycopy(in, c * grid.extent() + grid.offset(n, r, 0), out, to, grid.width());
          to += grid.width();
        }
      }
    }
    return grid.padding() == 0
        ? Tensor.of(out, grid.samples(), channels)
        : Tensor.of(out, grid.samples(), channels, grid.height(), grid.width());
  }
}
