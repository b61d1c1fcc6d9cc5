package croze.engine.nd4j;

import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The value of an op or its gradient: a matrix of shape (channels, {@link Grid#extent}) that comes
 * from a pool and goes back there when its last user releases it.
 *
 * <p>Outside the pixels it is zero whenever an op reads it. Views are made once and kept, since
 * each costs more than a small op.
 */
final class Plane {
  private final Planes pool;
  private final Grid grid;
  private final INDArray array;
  private final Map<Integer, INDArray> shifted = new HashMap<>();
  private final Map<Integer, INDArray> flat = new HashMap<>();
  private final Map<Integer, INDArray> phases = new HashMap<>();
  private final Map<Integer, INDArray> blocks = new HashMap<>();
  private INDArray pixels;
  private int users;

  Plane(Planes pool, Grid grid, INDArray array) {
    this.pool = pool;
    this.grid = grid;
    this.array = array;
  }

  Grid grid() {
    return grid;
  }

  int channels() {
    return (int) array.size(0);
  }

  /** Everything: (channels, extent). */
  INDArray array() {
    return array;
  }

  /** Without the margins: (channels, length). */
  INDArray core() {
    return shifted(0);
  }

  /** The core as seen from {@code shift} places further: (channels, length). */
  INDArray shifted(int shift) {
    return shifted.computeIfAbsent(
        shift,
        s ->
            view(
                new long[] {channels(), grid.length()},
                new long[] {grid.extent(), 1},
                grid.margin() + s));
  }

  /**
   * All channels as one row, from {@code shift} places after the first margin to as many before the
   * last. Sums of such rows run over contiguous memory; what they leave in the padding must be
   * cleared.
   */
  INDArray flat(int shift) {
    long length = array.length() - 2L * grid.margin();
    return flat.computeIfAbsent(
        shift, s -> view(new long[] {length}, new long[] {1}, grid.margin() + s));
  }

  /** Block {@code k} of {@code rows} channels each, as a matrix: (rows, extent). */
  INDArray block(int k, int rows) {
    return blocks.computeIfAbsent(
        k,
        b ->
            view(
                new long[] {rows, grid.extent()},
                new long[] {grid.extent(), 1},
                (long) b * rows * grid.extent()));
  }

  /** The pixels alone: (channels, samples, size, size). */
  INDArray pixels() {
    if (pixels == null) {
      pixels = every(1, 0, 0);
    }
    return pixels;
  }

  /**
   * Every second pixel of every second row, from (row, column) on, both 0 or 1: (channels, samples,
   * size / 2, size / 2).
   */
  INDArray phase(int row, int column) {
    return phases.computeIfAbsent(2 * row + column, p -> every(2, row, column));
  }

  private INDArray every(int step, int row, int column) {
    int size = grid.size() / step;
    return view(
        new long[] {channels(), grid.samples(), size, size},
        new long[] {grid.extent(), grid.image(), (long) step * grid.pitch(), step},
        grid.offset(0, row, column));
  }

  private INDArray view(long[] shape, long[] strides, long offset) {
    return Nd4j.create(array.data(), shape, strides, offset, 'c');
  }

  /** Whether others than the caller use the plane, so that it must not be written. */
  boolean shared() {
    return users > 1;
  }

  /** A plane of zeros of the same kind, with one user. */
  Plane likewise() {
    return pool.take(channels(), grid);
  }

  Plane retain() {
    users++;
    return this;
  }

  void release() {
    users--;
    if (users == 0) {
      pool.giveBack(this);
    } else if (users < 0) {
      throw new IllegalStateException("plane released more often than retained");
    }
  }
}
