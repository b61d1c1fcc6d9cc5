package croze.engine.nd4j;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One op of a program during one pass, with what its forward half leaves for its backward half. */
abstract class Layer {
  private final List<Plane> kept = new ArrayList<>();
  private final List<INDArray> owned = new ArrayList<>();

  /** The op's value, with one user: the caller. */
  abstract Plane forward(List<Plane> inputs);

  /**
   * Hands parameter gradients to the results, if they are asked for.
   *
   * @param gradient ∂objective/∂value, which stays the caller's
   * @param inputs whether the inputs' gradients are wanted
   * @return ∂objective/∂input of each input, each with one user more for the caller; empty if not
   *     wanted
   */
  abstract List<Plane> backward(Plane gradient, boolean inputs);

  /** Holds a plane until {@link #release}. */
  final Plane keep(Plane plane) {
    kept.add(plane.retain());
    return plane;
  }

  /** Closes an array at {@link #release}. */
  final INDArray own(INDArray array) {
    owned.add(array);
    return array;
  }

  /** Gives back what the layer holds: after its backward half, or if there will be none. */
  final void release() {
    kept.forEach(Plane::release);
    owned.forEach(INDArray::close);
    kept.clear();
    owned.clear();
  }
}
