package croze.engine.cpu.float64;

import croze.tensor.Tensor;
import java.util.IdentityHashMap;
import java.util.Map;

/** A layer's weight in the orders that kernels read it in. */
final class PackedWeight {
  private final Tensor weight;
  private final boolean kept;
  private final Map<int[], double[]> packed = new IdentityHashMap<>();
  private final Map<int[], Boolean> current = new IdentityHashMap<>();

  /**
   * @param kept whether packed weights are kept until the weight changes
   */
  PackedWeight(Tensor weight, boolean kept) {
    this.weight = weight;
    this.kept = kept;
  }

  int[] shape() {
    return weight.shape();
  }

  /**
   * The weight in an order; zero where there is none.
   *
   * @param order index in the weight by place, −1 for none
   * @param scratch for weights that are not kept; at least as long as the order
   */
  double[] in(int[] order, double[] scratch) {
    if (!kept) {
      return pack(order, scratch);
    }
    double[] own = packed.computeIfAbsent(order, o -> new double[o.length]);
    return current.put(order, true) == null ? pack(order, own) : own;
  }

  private double[] pack(int[] order, double[] to) {
    for (int i = 0; i < order.length; i++) {
      to[i] = order[i] < 0 ? 0 : (double) weight.data()[order[i]];
    }
    return to;
  }

  /** Says that the weight has other values. */
  void changed() {
    current.clear();
  }
}
