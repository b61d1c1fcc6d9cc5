package croze.engine.cpu.plan;

import croze.engine.Output;
import croze.engine.PassRequest;
import croze.net.Op;
import croze.net.Op.Add;
import croze.net.Op.AvgPool;
import croze.net.Op.Conv;
import croze.net.Op.GlobalPool;
import croze.net.Op.Linear;
import croze.net.Op.Norm;
import croze.net.Op.Relu;
import croze.net.Op.Zero;
import croze.net.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program with each distinct value once: equal ops on equal inputs are one node, zero summands
 * are dropped, and nodes that nothing asked for depends on are marked.
 *
 * <p>What is dropped cannot change a result: x·0 adds nothing to a sum, nor does it pass a gradient
 * on. (It would pass a NaN on; here that is hidden.)
 */
final class Graph {
  /**
   * Shape of a node's value.
   *
   * @param flat whether it is a vector of features: no height and width to the outside, 1 × 1 here
   */
  record Shape(int channels, int height, int width, boolean flat) {}

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

  Graph(Program program, PassRequest request) {
    nodeOf = new int[program.ops().size() + 1];
    ops.add(null);
    shapes.add(new Shape(program.channels(), program.size(), program.size(), false));
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
      tapAll(Conv.class);
      tapAll(Linear.class);
    }
    if (request.wants(Output.RELU_CODES)) {
      tapRelus(program);
    }
    markLive();
  }

  boolean isZero(int node) {
    return ops.get(node) instanceof Zero;
  }

  /** Whether all that is done with a node's value is that one sum adds it, once. */
  boolean isReadByOneSum(int node) {
    return uses[node] == 1 && !tapped[node] && ops.get(reader[node]) instanceof Add;
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

  /** Whether only live convolutions read a node. */
  boolean onlyConvolutionsRead(int node) {
    for (int n = 1; n < ops.size(); n++) {
      Op op = ops.get(n);
      if (live[n] && !(op instanceof Conv) && op.inputs().contains(node)) {
        return false;
      }
    }
    return true;
  }

  private void tapAll(Class<? extends Op> kind) {
    for (int n = 0; n < tapped.length; n++) {
      tapped[n] |= kind.isInstance(ops.get(n));
    }
  }

  /** By the program's ops, as the ReLU of a zero is no node of its own. */
  private void tapRelus(Program program) {
    for (int i = 0; i < program.ops().size(); i++) {
      tapped[nodeOf[i + 1]] |= program.ops().get(i) instanceof Relu;
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
    shapes.add(shape(op));
    return ops.size() - 1;
  }

  private int node(int value) {
    return nodeOf[value];
  }

  private Op renumbered(Op op) {
    if (op instanceof Conv c) {
      return new Conv(
          c.name(),
          node(c.input()),
          c.inChannels(),
          c.outChannels(),
          c.kernel(),
          c.stride(),
          c.bias());
    } else if (op instanceof Norm n) {
      return new Norm(n.name(), node(n.input()), n.channels(), n.affine());
    } else if (op instanceof Relu r) {
      return new Relu(node(r.input()));
    } else if (op instanceof AvgPool p) {
      return new AvgPool(node(p.input()), p.kernel(), p.stride());
    } else if (op instanceof Zero z) {
      return new Zero(node(z.input()));
    } else if (op instanceof Add a) {
      List<Integer> summands = a.inputs().stream().map(this::node).filter(n -> !isZero(n)).toList();
      return new Add(summands.isEmpty() ? List.of(node(a.inputs().get(0))) : summands);
    } else if (op instanceof GlobalPool g) {
      return new GlobalPool(node(g.input()));
    } else if (op instanceof Linear l) {
      return new Linear(l.name(), node(l.input()), l.inFeatures(), l.outFeatures());
    }
    throw new IllegalArgumentException("unknown op " + op);
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

  private Shape shape(Op op) {
    Shape in = shapes.get(op.inputs().get(0));
    if (op instanceof Conv c) {
      int margin = 2 * (c.kernel() / 2) - c.kernel();
      return new Shape(
          c.outChannels(),
          (in.height() + margin) / c.stride() + 1,
          (in.width() + margin) / c.stride() + 1,
          in.flat());
    } else if (op instanceof AvgPool p) {
      if (!(p.kernel() == 3 && p.stride() == 1 || p.kernel() == 2 && p.stride() == 2)) {
        throw new IllegalArgumentException(
            "average pools are 3 × 3 with stride 1 or 2 × 2 with stride 2, found " + p);
      }
      return new Shape(in.channels(), in.height() / p.stride(), in.width() / p.stride(), false);
    } else if (op instanceof GlobalPool) {
      return new Shape(in.channels(), 1, 1, true);
    } else if (op instanceof Linear l) {
      return new Shape(l.outFeatures(), 1, 1, true);
    }
    return in;
  }
}
