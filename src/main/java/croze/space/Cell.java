package croze.space;

import java.util.List;

/**
 * A NAS-Bench-201 cell: four nodes, node 0 the input and node 3 the output, and one operation on
 * each of the six edges 1←0, 2←0, 2←1, 3←0, 3←1, 3←2 (the order of the architecture string).
 *
 * <p>A node is the sum of the operations on its incoming edges. Immutable.
 *
 * @param edges six operations in edge order
 */
public record Cell(List<Operation> edges) {
  /** The node that edge i runs to. */
  public static final List<Integer> TARGETS = List.of(1, 2, 2, 3, 3, 3);

  /** The node that edge i comes from. */
  public static final List<Integer> SOURCES = List.of(0, 0, 1, 0, 1, 2);

  public Cell {
    edges = List.copyOf(edges);
    if (edges.size() != TARGETS.size()) {
      throw new IllegalArgumentException("a cell has 6 edges, found " + edges.size());
    }
  }

  /** The architecture string: {@code |op~0|+|op~0|op~1|+|op~0|op~1|op~2|}. */
  @Override
  public String toString() {
    StringBuilder s = new StringBuilder("|");
    for (int e = 0; e < edges.size(); e++) {
      s.append(edges.get(e).label()).append('~').append(SOURCES.get(e)).append('|');
      if (e == 0 || e == 2) {
        s.append("+|");
      }
    }
    return s.toString();
  }
}
