package croze.space.nb201;

import croze.InvalidInputException;
import croze.net.Form;
import croze.net.Program;
import croze.space.Architecture;
import croze.space.Macro;
import croze.space.Structure;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A NAS-Bench-201 cell: four nodes, node 0 the input and node 3 the output, and one operation on
 * each of the six edges 1←0, 2←0, 2←1, 3←0, 3←1, 3←2 (the order of the architecture string).
 *
 * <p>A node is the sum of the operations on its incoming edges. Immutable.
 *
 * <p>Source: Dong and Yang, NAS-Bench-201 (ICLR 2020), section 2.1.
 *
 * @param edges six operations in edge order
 */
public record Cell(List<Operation> edges) implements Architecture {
  /** The node that edge i runs to. */
  public static final List<Integer> TARGETS = List.of(1, 2, 2, 3, 3, 3);

  /** The node that edge i comes from. */
  public static final List<Integer> SOURCES = List.of(0, 0, 1, 0, 1, 2);

  private static final int OUTPUT = 3;

  /** A mean of 9 values keeps a ninth of their variance. */
  private static final double POOLED = 9;

  public Cell {
    edges = List.copyOf(edges);
    if (edges.size() != TARGETS.size()) {
      throw new IllegalArgumentException("a cell has 6 edges, found " + edges.size());
    }
  }

  /**
   * Reads an architecture string: undoes {@link #toString}, and takes the terms of a node in any
   * order, as the benchmark's own reader does. No spaces.
   *
   * @throws InvalidInputException naming the string, the index of the first wrong character and
   *     what was expected there
   */
  public static Cell parse(String text) {
    return new CellParser(text).parse();
  }

  /** How many edges carry this operation, live or not. */
  public int count(Operation operation) {
    return (int) edges.stream().filter(operation::equals).count();
  }

  /**
   * The edges that lie on a path from the input to the output of the cell, in edge order; {@code
   * none} cuts a path. What is on another edge cannot change the output.
   */
  public Set<Integer> liveEdges() {
    boolean[] fromInput = {true, false, false, false};
    for (int e = 0; e < edges.size(); e++) {
      fromInput[TARGETS.get(e)] |= passes(e) && fromInput[SOURCES.get(e)];
    }
    boolean[] toOutput = {false, false, false, true};
    for (int e = edges.size() - 1; e >= 0; e--) {
      toOutput[SOURCES.get(e)] |= passes(e) && toOutput[TARGETS.get(e)];
    }
    Set<Integer> live = new LinkedHashSet<>();
    for (int e = 0; e < edges.size(); e++) {
      if (passes(e) && fromInput[SOURCES.get(e)] && toOutput[TARGETS.get(e)]) {
        live.add(e);
      }
    }
    return live;
  }

  /** Whether any path leads from the input to the output; 341 of the 15,625 cells have none. */
  public boolean isConnected() {
    return !liveEdges().isEmpty();
  }

  /**
   * The canonical form under NAS-Bench-201's isomorphism: equal for two cells exactly if Robust
   * NAS-Bench-201 stores them under one isomorph. It names the class and serves as a key.
   *
   * <p>Each node becomes an expression: the input is {@code 0}; {@code (x)@op} is an operation on
   * the expression x of its source; {@code skip_connect} is x itself; {@code none}, or anything
   * after a node whose expression is {@code #}, is {@code #}. A node joins its terms, sorted, with
   * {@code +}; the last node's expression is the form.
   *
   * <p>This is the benchmark's rule and no other: a sum that passes a skip is kept as one term, and
   * {@code #} stays in a sum and makes {@code #+#} no {@code #}. So it has 6,466 classes, though
   * some of them compute the same function (flattened sums without {@code #} would leave 4,930).
   *
   * <p>Source: {@code to_unique_str} with zeros considered, as described in NAS-Bench-201, section
   * 2.1; equal to the published unique strings of all 15,625 cells.
   */
  public String canonicalForm() {
    String[] nodes = new String[OUTPUT + 1];
    nodes[0] = "0";
    for (int node = 1; node <= OUTPUT; node++) {
      List<String> terms = new ArrayList<>();
      for (int e = 0; e < edges.size(); e++) {
        if (TARGETS.get(e) == node) {
          terms.add(term(edges.get(e), nodes[SOURCES.get(e)]));
        }
      }
      terms.sort(null);
      nodes[node] = String.join("+", terms);
    }
    return nodes[OUTPUT];
  }

  private static String term(Operation operation, String source) {
    if (operation == Operation.NONE || source.equals("#")) {
      return "#";
    }
    return operation == Operation.SKIP_CONNECT ? source : "(" + source + ")@" + operation.label();
  }

  private boolean passes(int edge) {
    return edges.get(edge) != Operation.NONE;
  }

  /** The architecture string. */
  @Override
  public String id() {
    return toString();
  }

  @Override
  public Program program(Form form, Macro macro) {
    return CellNetwork.program(this, form, macro);
  }

  @Override
  public int liveOperations() {
    return liveEdges().size();
  }

  @Override
  public double liveConvWeights() {
    return liveEdges().stream().map(edges::get).mapToInt(Cell::weights).sum();
  }

  @Override
  public Optional<Structure> structure() {
    Map<String, Double> operations = new LinkedHashMap<>();
    for (Operation operation : Operation.values()) {
      operations.put(operation.label(), (double) count(operation));
    }
    Set<Operation> counted = EnumSet.complementOf(EnumSet.of(Operation.SKIP_CONNECT));
    Set<Integer> live = liveEdges();
    long some = edges.size() - count(Operation.NONE);
    return Optional.of(
        new Structure(
            operations,
            livePaths().stream().mapToLong(path -> count(path, counted)).max().orElse(0),
            live.stream().filter(e -> SOURCES.get(e) == 0).count(),
            some == 0 ? Double.NaN : (double) live.size() / some));
  }

  private static int weights(Operation operation) {
    return switch (operation) {
      case NOR_CONV_3X3 -> 9;
      case NOR_CONV_1X1 -> 1;
      default -> 0;
    };
  }

  @Override
  public double unpooledConvWeights() {
    double[] most = new double[edges.size()];
    for (List<Integer> path : livePaths()) {
      double kept = Math.pow(POOLED, -count(path, Set.of(Operation.AVG_POOL_3X3)));
      path.forEach(e -> most[e] = Math.max(most[e], kept));
    }
    double sum = 0;
    for (int e = 0; e < most.length; e++) {
      sum += most[e] * weights(edges.get(e));
    }
    return sum;
  }

  @Override
  public double meanPathConvs() {
    Set<Operation> convs = Set.of(Operation.NOR_CONV_3X3, Operation.NOR_CONV_1X1);
    return livePaths().stream().mapToLong(path -> count(path, convs)).average().orElse(0);
  }

  private long count(List<Integer> path, Set<Operation> operations) {
    return path.stream().filter(e -> operations.contains(edges.get(e))).count();
  }

  /** The paths from the input to the output, each as its edges. */
  private List<List<Integer>> livePaths() {
    List<List<List<Integer>>> to = new ArrayList<>();
    to.add(List.of(List.of()));
    for (int node = 1; node <= OUTPUT; node++) {
      List<List<Integer>> paths = new ArrayList<>();
      for (int e = 0; e < edges.size(); e++) {
        if (TARGETS.get(e) == node && passes(e)) {
          int edge = e;
          to.get(SOURCES.get(e)).forEach(path -> paths.add(followedBy(path, edge)));
        }
      }
      to.add(paths);
    }
    return to.get(OUTPUT);
  }

  private static List<Integer> followedBy(List<Integer> path, int edge) {
    List<Integer> longer = new ArrayList<>(path);
    longer.add(edge);
    return longer;
  }

  /** A line a node; what is on no path from the input to the output stands in brackets. */
  @Override
  public String drawing() {
    Set<Integer> live = liveEdges();
    List<String> lines = new ArrayList<>(List.of("0  input"));
    for (int node = 1; node <= OUTPUT; node++) {
      List<String> terms = new ArrayList<>();
      for (int e = 0; e < edges.size(); e++) {
        if (TARGETS.get(e) == node) {
          String term = edges.get(e).label() + "(" + SOURCES.get(e) + ")";
          terms.add(live.contains(e) ? term : "[" + term + "]");
        }
      }
      String name = node == OUTPUT ? "output" : "";
      lines.add("%d  %-6s = %s".formatted(node, name, String.join(" + ", terms)));
    }
    return String.join("\n", lines);
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
