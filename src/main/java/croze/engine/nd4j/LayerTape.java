package croze.engine.nd4j;

import croze.engine.Output;
import croze.engine.PassRequest;
import croze.net.Op;
import croze.net.Op.Norm;
import croze.net.Program;
import croze.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One pass over a program: runs the layers in order, then in reverse order with the gradients of
 * their values. A value lives until its last reader has run, or as long as a layer keeps it.
 */
final class LayerTape {
  private final Program program;
  private final List<Layer> layers;
  private final boolean backward;
  private final boolean[] differentiated;
  private final Map<Integer, Tensor> features = new HashMap<>();

  LayerTape(Program program, List<Layer> layers, PassRequest request) {
    this.program = program;
    this.layers = layers;
    backward = request.backward();
    differentiated = differentiated(program, request);
  }

  /** Which values need a gradient: those that depend on something whose gradient is wanted. */
  private static boolean[] differentiated(Program program, PassRequest request) {
    boolean layers =
        request.wants(Output.PARAMETER_GRADIENTS) || request.wants(Output.CHANNEL_SALIENCY);
    boolean[] needed = new boolean[program.ops().size() + 1];
    needed[0] = request.wants(Output.INPUT_GRADIENT);
    for (int i = 0; i < program.ops().size(); i++) {
      Op op = program.ops().get(i);
      boolean own = op instanceof Op.Layer || op instanceof Norm;
      needed[i + 1] = layers && own || op.inputs().stream().anyMatch(v -> needed[v]);
    }
    return needed;
  }

  /**
   * @param image stays the caller's
   * @param tapped values to be read as features
   * @return the last value, with one user: the caller
   */
  Plane forward(Plane image, List<Integer> tapped) {
    int count = layers.size();
    int[] readers = new int[count + 1];
    program.ops().forEach(op -> op.inputs().forEach(v -> readers[v]++));
    Plane[] values = new Plane[count + 1];
    values[0] = image.retain();
    readers[count]++;
    for (int v = 0; v <= count; v++) {
      if (v > 0) {
        List<Integer> inputs = program.ops().get(v - 1).inputs();
        values[v] = layers.get(v - 1).forward(inputs.stream().map(i -> values[i]).toList());
        if (!backward || !differentiated[v]) {
          layers.get(v - 1).release();
        }
        inputs.forEach(i -> drop(values, readers, i));
      }
      if (tapped.contains(v)) {
        features.put(v, Transfer.read(values[v]));
      }
      if (readers[v] == 0) {
        values[v].release();
      }
    }
    return values[count];
  }

  private static void drop(Plane[] values, int[] readers, int value) {
    if (--readers[value] == 0) {
      values[value].release();
    }
  }

  /** The tapped values in the order of the program's features. */
  List<Tensor> features() {
    return program.features().stream().map(features::get).toList();
  }

  /**
   * @param last ∂objective/∂(last value), stays the caller's
   * @return ∂objective/∂image with one user, the caller; null if not wanted or if the last value
   *     does not depend on it
   */
  Plane backward(Plane last) {
    Plane[] gradients = new Plane[layers.size() + 1];
    gradients[layers.size()] = last.retain();
    for (int i = layers.size() - 1; i >= 0; i--) {
      if (differentiated[i + 1] && gradients[i + 1] != null) {
        List<Integer> inputs = program.ops().get(i).inputs();
        boolean wanted = inputs.stream().anyMatch(v -> differentiated[v]);
        List<Plane> found = layers.get(i).backward(gradients[i + 1], wanted);
        for (int k = 0; k < found.size(); k++) {
          gradients[inputs.get(k)] = accumulate(gradients[inputs.get(k)], found.get(k));
        }
      }
      layers.get(i).release();
      if (gradients[i + 1] != null) {
        gradients[i + 1].release();
      }
    }
    return gradients[0];
  }

  /** The sum of two gradients of a value; takes over both. */
  private static Plane accumulate(Plane sum, Plane more) {
    if (sum == null) {
      return more;
    }
    Plane into = sum.shared() ? more.shared() ? sum.likewise() : more : sum;
    ArrayOps.add(sum.array(), more.array(), into.array());
    for (Plane p : new Plane[] {sum, more}) {
      if (p != into) {
        p.release();
      }
    }
    return into;
  }
}
