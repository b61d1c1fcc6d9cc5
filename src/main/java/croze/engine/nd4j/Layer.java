package croze.engine.nd4j;

import java.util.ArrayList;
import java.util.List;

/** One op of a program during one pass, with what its forward half leaves for its backward half. */
abstract class Layer {
  private final List<Plane> kept = new ArrayList<>();

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

  /** Gives back what the layer holds: after its backward half, or if there will be none. */
  final void release() {
    kept.forEach(Plane::release);
    kept.clear();
  }
}
