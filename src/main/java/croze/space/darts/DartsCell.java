package croze.space.darts;

import croze.space.Structure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A cell: states 0 and 1 are its inputs, state j + 2 the sum of the entries of node j, and its
 * output the concatenation of some states, in list order, repetitions included. Immutable.
 *
 * @param nodes the entries of each node
 * @param concat the states of the output
 */
public record DartsCell(List<List<Entry>> nodes, List<Integer> concat) {
  /** States that are inputs of the cell. */
  public static final int INPUTS = 2;

  /** An operation on a state. */
  public record Entry(CellOperation operation, int input) {
    public boolean passes() {
      return operation != CellOperation.NONE;
    }

    @Override
    public String toString() {
      return "('%s', %d)".formatted(operation.label(), input);
    }
  }

  /**
   * @throws IllegalArgumentException if a node has no entry or reads a state that is not before it,
   *     or the output is empty or of a state that no node is
   */
  public DartsCell {
    nodes = nodes.stream().map(List::copyOf).toList();
    concat = List.copyOf(concat);
    for (int j = 0; j < nodes.size(); j++) {
      if (nodes.get(j).isEmpty()) {
        throw new IllegalArgumentException("node %d has no operation".formatted(j + INPUTS));
      }
      for (Entry entry : nodes.get(j)) {
        if (entry.input() < 0 || entry.input() >= j + INPUTS) {
          throw new IllegalArgumentException(
              "%s of node %d: expected an input from 0 to %d"
                  .formatted(entry, j + INPUTS, j + INPUTS - 1));
        }
      }
    }
    for (int state : concat) {
      if (state < INPUTS || state >= nodes.size() + INPUTS) {
        throw new IllegalArgumentException(
            "state %d of the output: expected a node from %d to %d"
                .formatted(state, INPUTS, nodes.size() + INPUTS - 1));
      }
    }
    if (concat.isEmpty()) {
      throw new IllegalArgumentException("the output has no state");
    }
  }

  /** The cell of a list of entries, two a node. */
  static DartsCell ofPairs(List<Entry> entries, List<Integer> concat) {
    return new DartsCell(
        IntStream.range(0, entries.size() / 2)
            .mapToObj(j -> entries.subList(2 * j, 2 * j + 2))
            .toList(),
        concat);
  }

  /** All entries in order of the nodes. */
  List<Entry> entries() {
    return nodes.stream().flatMap(List::stream).toList();
  }

  /**
   * Which states reach the output of the cell; {@code none} cuts. What stands on another node
   * cannot change the output.
   */
  public boolean[] reaching() {
    boolean[] reaching = new boolean[nodes.size() + INPUTS];
    concat.forEach(state -> reaching[state] = true);
    for (int j = nodes.size() - 1; j >= 0; j--) {
      if (reaching[j + INPUTS]) {
        nodes.get(j).stream().filter(Entry::passes).forEach(e -> reaching[e.input()] = true);
      }
    }
    return reaching;
  }

  /** Which states get something of the inputs; {@code none} cuts. */
  public boolean[] fed(boolean first, boolean second) {
    boolean[] fed = new boolean[nodes.size() + INPUTS];
    fed[0] = first;
    fed[1] = second;
    for (int j = 0; j < nodes.size(); j++) {
      fed[j + INPUTS] = nodes.get(j).stream().anyMatch(e -> e.passes() && fed[e.input()]);
    }
    return fed;
  }

  /** What it is made of, both inputs given. */
  Structure structure() {
    Map<String, Double> operations = new LinkedHashMap<>();
    for (CellOperation operation : CellOperation.values()) {
      operations.put(operation.label(), 0.0);
    }
    boolean[] reaching = reaching();
    boolean[] fed = fed(true, true);
    int[] depths = new int[nodes.size() + INPUTS];
    int some = 0;
    int live = 0;
    int wide = 0;
    for (int j = 0; j < nodes.size(); j++) {
      for (Entry entry : nodes.get(j)) {
        operations.merge(entry.operation().label(), 1.0, Double::sum);
        if (entry.passes() && fed[entry.input()]) {
          int own = entry.operation() == CellOperation.SKIP_CONNECT ? 0 : 1;
          depths[j + INPUTS] = Math.max(depths[j + INPUTS], depths[entry.input()] + own);
          live += reaching[j + INPUTS] ? 1 : 0;
          wide += reaching[j + INPUTS] && entry.input() < INPUTS ? 1 : 0;
        }
        some += entry.passes() ? 1 : 0;
      }
    }
    int depth = concat.stream().mapToInt(state -> depths[state]).max().orElse(0);
    double share = some == 0 ? Double.NaN : (double) live / some;
    return new Structure(operations, depth, wide, share);
  }

  /** A line a node; what cannot change the output stands in brackets. */
  String drawing() {
    boolean[] reaching = reaching();
    boolean[] fed = fed(true, true);
    List<String> lines =
        new ArrayList<>(List.of("0  the cell before the last", "1  the last cell"));
    for (int j = 0; j < nodes.size(); j++) {
      boolean dead = !reaching[j + INPUTS];
      String terms =
          nodes.get(j).stream()
              .map(
                  e -> {
                    String term = "%s(%d)".formatted(e.operation().label(), e.input());
                    return dead || !e.passes() || !fed[e.input()] ? "[" + term + "]" : term;
                  })
              .collect(Collectors.joining(" + "));
      lines.add("%d  = %s%s".formatted(j + INPUTS, terms, dead ? "  dead" : ""));
    }
    lines.add(
        concat.stream().map(String::valueOf).collect(Collectors.joining(" | ", "output = ", "")));
    return String.join("\n", lines);
  }
}
