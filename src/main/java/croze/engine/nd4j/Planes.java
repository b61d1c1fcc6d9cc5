package croze.engine.nd4j;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The pool of an engine's planes, and the only place that makes arrays. ND4J's memory is off the
 * heap and freed only when the garbage collector finds its owner: {@code close()} of 1.0.0-M2.1
 * does not free it. So what a pass has used is kept here for the next one.
 */
final class Planes implements AutoCloseable {
  private record Kind(int channels, Grid grid) {}

  private final DataType type;
  private final Map<Kind, Deque<Plane>> free = new HashMap<>();
  private final Map<Grid, Masks> masks = new HashMap<>();
  private final List<INDArray> arrays = new ArrayList<>();

  Planes(DataType type) {
    this.type = type;
  }

  DataType type() {
    return type;
  }

  /** A plane of zeros with one user. */
  Plane take(int channels, Grid grid) {
    Plane plane = free.computeIfAbsent(new Kind(channels, grid), k -> new ArrayDeque<>()).poll();
    if (plane == null) {
      INDArray array = Nd4j.create(type, channels, grid.extent());
      arrays.add(array);
      plane = new Plane(this, grid, array);
    } else {
      // What an overflowing network left in the padding must not reach the next one.
      plane.array().assign(0);
    }
    return plane.retain();
  }

  void giveBack(Plane plane) {
    free.get(new Kind(plane.channels(), plane.grid())).push(plane);
  }

  /** Values for each channel as a column, (n, 1), with one user. */
  Plane column(double[] values) {
    Plane column = take(values.length, Grid.vectors(1));
    Transfer.write(values, column.array());
    return column;
  }

  Masks masks(Grid grid) {
    return masks.computeIfAbsent(grid, g -> new Masks(g, type));
  }

  /** How many planes the pool has made. */
  int size() {
    return arrays.size();
  }

  /** How many of them nobody uses. */
  int idle() {
    return free.values().stream().mapToInt(Deque::size).sum();
  }

  @Override
  public void close() {
    arrays.forEach(INDArray::close);
    masks.values().forEach(Masks::close);
    arrays.clear();
    free.clear();
    masks.clear();
  }
}
