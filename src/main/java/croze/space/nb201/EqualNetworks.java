package croze.space.nb201;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cells that give the same network to anyone who only looks at what reaches the output: 5,875
 * classes.
 *
 * <p>Two cells are in one class if their outputs are the same sums and the convolutions that reach
 * the output are the same, each as often: 2·c(x) has one convolution, c(x) + c′(x) two, whose
 * gradients differ from it. A sum leaves out {@code none}, and pools of nothing; but a convolution
 * of nothing stays, since its bias passes on. These are exactly the cells that a renaming of
 * convolutions of one kind carries into each other.
 *
 * <p>They are not the benchmark's 6,466 classes ({@link Cell#canonicalForm}). Those are coarser
 * where they take c(x) + c′(x) for 2·c(x), and a convolution of nothing for {@code none} (the
 * benchmark trained networks without biases; the forms that CRoZe and SynFlow score have them), and
 * finer where they keep {@code none} in a sum.
 *
 * <p>So with the weights of corresponding layers equal, cells of a class have equal logits, loss
 * and gradients, up to rounding. Immutable and thread safe.
 */
public final class EqualNetworks {
  private static final int OUTPUT = 3;
  private static final List<Integer> REPRESENTATIVES = new ArrayList<>();

  static {
    Map<List<List<String>>, Integer> first = new HashMap<>();
    for (Cell cell : CellSpace.cells()) {
      List<List<String>> nodes = sums(cell);
      List<List<String>> key = List.of(nodes.get(OUTPUT), convolutions(cell, nodes));
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

  /** The terms of the convolutions that reach the output, sorted. */
  private static List<String> convolutions(Cell cell, List<List<String>> nodes) {
    boolean[] reachesOutput = {false, false, false, true};
    List<String> terms = new ArrayList<>();
    for (int e = cell.edges().size() - 1; e >= 0; e--) {
      Operation operation = cell.edges().get(e);
      if (operation != Operation.NONE && reachesOutput[Cell.TARGETS.get(e)]) {
        reachesOutput[Cell.SOURCES.get(e)] = true;
        if (operation == Operation.NOR_CONV_1X1 || operation == Operation.NOR_CONV_3X3) {
          terms.addAll(terms(operation, nodes.get(Cell.SOURCES.get(e))));
        }
      }
    }
    terms.sort(null);
    return terms;
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
