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
  private record Block(int from, int channels) {}

  private final Planes pool;
  private final Grid grid;
  private final INDArray array;
  private final Map<Integer, INDArray> shifted = new HashMap<>();
  private final Map<Integer, INDArray> flat = new HashMap<>();
  private final Map<Integer, INDArray> phases = new HashMap<>();
  private final Map<Block, INDArray> blocks = new HashMap<>();
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
    return channels(k * rows, rows);
  }

  /** Some channels, as a matrix: (n, extent). */
  INDArray channels(int from, int n) {
    return blocks.computeIfAbsent(
        new Block(from, n),
        b ->
            view(
                new long[] {n, grid.extent()},
                new long[] {grid.extent(), 1},
                (long) from * grid.extent()));
  }

  /** The pixels alone: (channels, samples, height, width). */
  INDArray pixels() {
    if (pixels == null) {
      pixels = every(0, grid.height(), 1, 0, grid.width(), 1);
    }
    return pixels;
  }

  /**
   * Every second pixel of every second row, from (row, column) on, both 0 or 1: (channels, samples,
   * height / 2, width / 2).
   */
  INDArray phase(int row, int column) {
    return phases.computeIfAbsent(
        2 * row + column, p -> every(row, grid.height() / 2, 2, column, grid.width() / 2, 2));
  }

  /**
   * Pixels of some rows and columns: (channels, samples, rows, columns).
   *
   * @param row the first row
   * @param rows their number
   * @param rowStep rows from one to the next
   */
  INDArray every(int row, int rows, int rowStep, int column, int columns, int columnStep) {
    return view(
        new long[] {channels(), grid.samples(), rows, columns},
        new long[] {grid.extent(), grid.image(), (long) rowStep * grid.pitch(), columnStep},
        grid.offset(0, row, column));
  }

  private INDArray margin(int offset) {
    return view(new long[] {channels(), grid.margin()}, new long[] {grid.extent(), 1}, offset);
  }

  /**
   * Zeros outside the pixels, whatever is there: a product with zeros would leave what is not
   * finite.
   */
  void clearPadding() {
    if (grid.padding() > 0) {
      every(0, grid.height() + 1, 1, grid.width(), 1, 1).assign(0);
      every(grid.height(), 1, 1, 0, grid.width(), 1).assign(0);
      margin(0).assign(0);
      margin(grid.extent() - grid.margin()).assign(0);
    }
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
