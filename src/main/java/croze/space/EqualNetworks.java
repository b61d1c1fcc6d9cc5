package croze.space;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cells that give the same network to anyone who only looks at what reaches the output: 7,181
 * classes, a refinement of the benchmark's 6,466.
 *
 * <p>Two cells are in one class if they are isomorphic ({@link Cell#canonicalForm}) and their nodes
 * are the same sums. A sum leaves out {@code none}, and pools of nothing; but a convolution of
 * nothing stays, since its bias passes on. The benchmark trained networks without such biases and
 * takes it for {@code none}; the forms that CRoZe and SynFlow score have them.
 *
 * <p>So with the weights of corresponding layers equal, cells of a class have equal logits, loss
 * and gradients, up to rounding. Immutable and thread safe.
 */
public final class EqualNetworks {
  private static final int OUTPUT = 3;
  private static final List<Integer> REPRESENTATIVES = new ArrayList<>();

  static {
    Map<String, Integer> first = new HashMap<>();
    for (Cell cell : CellSpace.cells()) {
      String key = cell.canonicalForm() + " computes " + sums(cell).get(OUTPUT);
      REPRESENTATIVES.add(first.merge(key, REPRESENTATIVES.size(), (old, index) -> old));
    }
  }

  private EqualNetworks() {}

  /** The lowest index of the class. */
  public static int representative(int index) {
    return REPRESENTATIVES.get(index);
  }

  /** The terms of each node's sum, sorted. */
  private static List<List<String>> sums(Cell cell) {
    List<List<String>> nodes = new ArrayList<>();
    nodes.add(List.of("0"));
    for (int node = 1; node <= OUTPUT; node++) {
      List<String> terms = new ArrayList<>();
      for (int e = 0; e < cell.edges().size(); e++) {
        if (Cell.TARGETS.get(e) == node) {
          terms.addAll(terms(cell.edges().get(e), nodes.get(Cell.SOURCES.get(e))));
        }
      }
      terms.sort(null);
      nodes.add(List.copyOf(terms));
    }
    return nodes;
  }

  private static List<String> terms(Operation operation, List<String> source) {
    boolean nothing =
        operation == Operation.NONE || operation == Operation.AVG_POOL_3X3 && source.isEmpty();
    if (nothing) {
      return List.of();
    }
    return operation == Operation.SKIP_CONNECT
        ? source
        : List.of("(" + String.join("+", source) + ")@" + operation.label());
  }
}
