package croze.engine.cpu.plan;

import croze.engine.Output;
import croze.engine.PassRequest;
import croze.net.AvgPool;
import croze.net.Conv;
import croze.net.MaxPool;
import croze.net.Op;
import croze.net.Op.Add;
import croze.net.Op.Layer;
import croze.net.Op.Norm;
import croze.net.Op.Relu;
import croze.net.Op.Zero;
import croze.net.Program;
import croze.net.Shape;
import croze.net.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A program with each distinct value once: equal ops on equal inputs are one node, zero summands
 * are dropped, and nodes that nothing asked for depends on are marked.
 *
 * <p>Of finite values, x·0 adds nothing to a sum, nor does it pass a gradient on: so it is dropped,
 * and what only it reads is not computed. Where a value might not be finite the graph is made
 * exact, and x·0 is an op like any other.
 */
final class Graph {
  private static final Window SMOOTH = Window.square(3, 1, 1, 1);

  /** The nodes' ops with their inputs renumbered to nodes; null for node 0, the image. */
  final List<Op> ops = new ArrayList<>();

  final List<Shape> shapes = new ArrayList<>();

  /** The node of each value of the program. */
  final int[] nodeOf;

  /** Whether anything that was asked for depends on the node. */
  final boolean[] live;

  /** How often live nodes read the node; reads by zero ops do not count. */
  final int[] uses;

  /** A live node that reads the node, its only one if it is used once. */
  private final int[] reader;

  /** Whether the node's own value was asked for, besides what reads it. */
  final boolean[] tapped;

  private final boolean exact;

  /**
   * @param exact whether x·0 is computed
   */
  Graph(Program program, PassRequest request, boolean exact) {
    this.exact = exact;
    nodeOf = new int[program.ops().size() + 1];
    ops.add(null);
    shapes.add(program.shapes().get(0));
    Map<Op, Integer> known = new HashMap<>();
    for (int i = 0; i < program.ops().size(); i++) {
      Op op = renumbered(program.ops().get(i));
      Integer node = shortcut(op);
      nodeOf[i + 1] = node != null ? node : known.computeIfAbsent(op, this::append);
    }
    live = new boolean[ops.size()];
    uses = new int[ops.size()];
    reader = new int[ops.size()];
    tapped = new boolean[ops.size()];
    tapped[nodeOf[nodeOf.length - 1]] = true;
    if (request.wants(Output.FEATURES)) {
      program.features().forEach(v -> tapped[nodeOf[v]] = true);
    }
    if (request.wants(Output.LAYER_OUTPUTS)) {
      tapLayers();
    }
    if (request.wants(Output.RELU_CODES)) {
      tap(program, Relu.class);
    }
    if (request.wants(Output.POOL_WINNERS)) {
      tap(program, MaxPool.class);
    }
    markLive();
  }

  /** The same nodes, of which only those are live that some norms depend on. */
  private Graph(Graph all, List<Integer> norms) {
    exact = all.exact;
    ops.addAll(all.ops);
    shapes.addAll(all.shapes);
    nodeOf = all.nodeOf;
    live = new boolean[ops.size()];
    uses = new int[ops.size()];
    reader = new int[ops.size()];
    tapped = new boolean[ops.size()];
    norms.forEach(n -> live[n] = true);
    markLive();
  }

  /** What norms depend on that are not live here; empty if all are. */
  Optional<Graph> ofOtherNorms() {
    List<Integer> norms =
        IntStream.range(1, ops.size())
            .filter(n -> ops.get(n) instanceof Norm && !live[n])
            .boxed()
            .toList();
    return norms.isEmpty() ? Optional.empty() : Optional.of(new Graph(this, norms));
  }

  /** Whether the node is x·0 and taken for zeros. */
  boolean isZero(int node) {
    return !exact && ops.get(node) instanceof Zero;
  }

  /** Whether all that is done with a node's value is that one sum adds it, once. */
  boolean isReadByOneSum(int node) {
    return uses[node] == 1 && !tapped[node] && ops.get(reader[node]) instanceof Add;
  }

  /** Whether a node is a sum, or a norm or 3 × 3 pool, which is a sum of one summand. */
  boolean isGather(int node) {
    return ops.get(node) instanceof Add || isNormOrSmooth(node);
  }

  boolean isNormOrSmooth(int node) {
    Op op = ops.get(node);
    return op instanceof Norm || op instanceof AvgPool p && p.window().equals(SMOOTH);
  }

  /** Whether a norm or a 3 × 3 pool is applied by the sum that reads it. */
  boolean isFolded(int node) {
    return isNormOrSmooth(node) && isReadByOneSum(node);
  }

  /** The live ReLU of a node, or −1. There is at most one: a graph has each value once. */
  int reluOf(int node) {
    int relu = ops.indexOf(new Relu(node));
    return relu >= 0 && live[relu] ? relu : -1;
  }

  /** The sum that reads a node, or the one that this is only a summand of. */
  int sumOf(int node) {
    int sum = reader[node];
    while (isReadByOneSum(sum)) {
      sum = reader[sum];
    }
    return sum;
  }

  /** The summands of a sum, those of sums that it alone reads in their place. */
  List<Integer> summands(int sum) {
    List<Integer> all = new ArrayList<>();
    for (int s : ops.get(sum).inputs()) {
      if (ops.get(s) instanceof Add && isReadByOneSum(s)) {
        all.addAll(summands(s));
      } else {
        all.add(s);
      }
    }
    return all;
  }

  /** Whether only live convolutions of one group read a node. */
  boolean onlyDenseConvolutionsRead(int node) {
    for (int n = 1; n < ops.size(); n++) {
      Op op = ops.get(n);
      if (live[n] && !(op instanceof Conv c && c.groups() == 1) && op.inputs().contains(node)) {
        return false;
      }
    }
    return true;
  }

  private void tapLayers() {
    for (int n = 0; n < tapped.length; n++) {
      tapped[n] |= ops.get(n) instanceof Layer;
    }
  }

  /** By the program's ops, as the ReLU of a zero is no node of its own. */
  private void tap(Program program, Class<? extends Op> kind) {
    for (int i = 0; i < program.ops().size(); i++) {
      tapped[nodeOf[i + 1]] |= kind.isInstance(program.ops().get(i));
    }
  }

  private void markLive() {
    for (int n = ops.size() - 1; n >= 0; n--) {
      live[n] |= tapped[n];
      if (live[n] && ops.get(n) != null && !isZero(n)) {
        for (int input : ops.get(n).inputs()) {
          live[input] = true;
          uses[input]++;
          reader[input] = n;
        }
      }
    }
  }

  private int append(Op op) {
    ops.add(op);
    shapes.add(op.output(op.inputs().stream().map(shapes::get).toList()));
    return ops.size() - 1;
  }

  private Op renumbered(Op op) {
    List<Integer> nodes = op.inputs().stream().map(v -> nodeOf[v]).toList();
    if (op instanceof Add) {
      List<Integer> summands = nodes.stream().filter(n -> !isZero(n)).toList();
      return op.withInputs(summands.isEmpty() ? nodes.subList(0, 1) : summands);
    }
    return op.withInputs(nodes);
  }

  /** The node whose value the op repeats, or null. */
  private Integer shortcut(Op op) {
    if (op instanceof Zero z && isZero(z.input())) {
      return z.input();
    } else if (op instanceof Relu r && isZero(r.input())) {
      return r.input();
    } else if (op instanceof Add a && a.inputs().size() == 1) {
      return a.inputs().get(0);
    }
    return null;
  }
}
