package croze.engine.cpu.plan;

import croze.engine.Output;
import croze.engine.PassRequest;
import croze.net.AvgPool;
import croze.net.Conv;
import croze.net.DropPath;
import croze.net.GlobalPool;
import croze.net.Linear;
import croze.net.MaxPool;
import croze.net.Op;
import croze.net.Op.Add;
import croze.net.Op.Concat;
import croze.net.Op.Layer;
import croze.net.Op.Norm;
import croze.net.Op.Relu;
import croze.net.Op.Shift;
import croze.net.Op.Zero;
import croze.net.Shape;
import croze.net.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A plan in the making: node by node of a graph, a slot where its value is stored and its step. */
final class Planner {
  /** Images have few channels: of these lanes, if only convolutions read them. */
  private static final int NARROW = 4;

  private static final Window POINT = Window.square(1, 1, 0, 1);
  private static final Window QUARTER = Window.square(2, 2, 0, 1);

  final List<Layout> layouts = new ArrayList<>();

  /** Of each slot, whether a gradient of it is of use to anyone. */
  final List<Boolean> differentiable = new ArrayList<>();

  final List<int[]> shapes = new ArrayList<>();

  /** Slots that hold zeros. */
  final List<Integer> zeros = new ArrayList<>();

  final List<Step> steps = new ArrayList<>();

  /** The slot of each node; −1 if it has none. */
  final int[] slotOf;

  private final Graph graph;
  private final int count;
  private final int lanes;
  private final int pad;
  private final boolean rawOutputs;
  private final boolean[] differentiableNode;

  /** Plans all live nodes. */
  Planner(Graph graph, PassRequest request, int count, int lanes) {
    this.graph = graph;
    this.count = count;
    this.lanes = lanes;
    pad = Margins.of(graph);
    rawOutputs = request.wants(Output.LAYER_OUTPUTS) || request.wants(Output.CHANNEL_SALIENCY);
    differentiableNode = differentiable(graph, request);
    slotOf = new int[graph.ops.size()];
    Arrays.fill(slotOf, -1);
    slot(0);
    for (int n = 1; n < slotOf.length; n++) {
      if (graph.live[n] && graph.isZero(n)) {
        zeros.add(slot(n));
      } else if (graph.live[n]) {
        graph.ops.get(n).accept(new Node(n));
      }
    }
  }

  private static boolean[] differentiable(Graph graph, PassRequest request) {
    boolean[] differentiable = new boolean[graph.ops.size()];
    differentiable[0] = request.wants(Output.INPUT_GRADIENT);
    for (int n = 1; n < differentiable.length; n++) {
      Op op = graph.ops.get(n);
      if (graph.live[n] && !graph.isZero(n)) {
        for (int input : op.inputs()) {
          differentiable[n] |= differentiable[input];
        }
      }
      differentiable[n] |= op instanceof Layer || op instanceof Norm;
    }
    return differentiable;
  }

  /** Slots whose values were asked for, besides what reads them. */
  List<Integer> tapped() {
    return IntStream.range(0, slotOf.length)
        .filter(n -> graph.tapped[n])
        .mapToObj(n -> slotOf[n])
        .toList();
  }

  /** Plans a live node by its op. */
  private final class Node implements Op.Visitor<Void> {
    private final int n;

    Node(int n) {
      this.n = n;
    }

    private Void step(Step step) {
      steps.add(step);
      return null;
    }

    @Override
    public Void conv(Conv op) {
      return step(convolution(n, op));
    }

    @Override
    public Void linear(Linear op) {
      int out = slot(n);
      List<String> biases = List.of(op.name());
      return step(
          new Step.Conv(op.name(), slotOf[op.input()], out, POINT, false, true, true, biases));
    }

    @Override
    public Void norm(Norm op) {
      return graph.isFolded(n) ? null : step(gather(n, List.of(n)));
    }

    @Override
    public Void relu(Relu op) {
      if (graph.isGather(op.input())) {
        return null;
      }
      // The ReLU of what is no sum: a sum of one summand that only its ReLU reads.
      int sum = slot(n);
      slotOf[n] = -1;
      return step(new Step.Gather(sum, false, false, List.of(times(1, op.input())), slot(n)));
    }

    @Override
    public Void averagePool(AvgPool op) {
      if (graph.isNormOrSmooth(n)) {
        return graph.isFolded(n) ? null : step(gather(n, List.of(n)));
      }
      int in = slotOf[op.input()];
      return step(
          op.window().equals(QUARTER)
              ? new Step.Halve(in, slot(n))
              : new Step.Pool(in, slot(n), op.window(), false));
    }

    @Override
    public Void maxPool(MaxPool op) {
      return step(new Step.Pool(slotOf[op.input()], slot(n), op.window(), true));
    }

    @Override
    public Void globalPool(GlobalPool op) {
      return step(new Step.Mean(slotOf[op.input()], slot(n)));
    }

    @Override
    public Void dropPath(DropPath op) {
      return step(new Step.Drop(op.name(), slotOf[op.input()], slot(n)));
    }

    @Override
    public Void zero(Zero op) {
      return step(new Step.Gather(slot(n), true, false, List.of(times(0, op.input())), -1));
    }

    @Override
    public Void add(Add op) {
      return graph.isReadByOneSum(n) ? null : step(gather(n, graph.summands(n)));
    }

    @Override
    public Void concat(Concat op) {
      return step(new Step.Concat(op.inputs().stream().map(v -> slotOf[v]).toList(), slot(n)));
    }

    @Override
    public Void shift(Shift op) {
      return step(new Step.Shift(slotOf[op.input()], slot(n)));
    }
  }

  private Step.Term times(int times, int node) {
    return new Step.Term(slotOf[node], times, Optional.empty(), false);
  }

  private Step convolution(int n, Conv c) {
    boolean inPlace = isInPlace(n);
    int sum = inPlace ? graph.sumOf(n) : n;
    boolean first = slotOf[sum] < 0;
    List<String> biases = new ArrayList<>();
    if (first) {
      slot(sum);
      List<Integer> sharers = inPlace ? graph.summands(sum) : List.of(n);
      for (int s : sharers) {
        if (graph.ops.get(s) instanceof Conv other && other.bias() && (s == n || isInPlace(s))) {
          biases.add(other.name());
        }
      }
    }
    return new Step.Conv(
        c.name(),
        slotOf[c.input()],
        slotOf[sum],
        c.window(),
        c.isDepthwise(),
        c.bias(),
        first,
        biases);
  }

  private Step gather(int n, List<Integer> summands) {
    boolean inPlace = slotOf[n] >= 0;
    int out = inPlace ? slotOf[n] : slot(n);
    Map<Step.Term, Integer> terms = new LinkedHashMap<>();
    for (int s : summands) {
      if (!isInPlace(s)) {
        terms.merge(term(n, s), 1, Integer::sum);
      }
    }
    List<Step.Term> counted = new ArrayList<>();
    terms.forEach((t, times) -> counted.add(new Step.Term(t.slot(), times, t.norm(), t.smooth())));
    int relu = graph.reluOf(n);
    boolean kept = graph.tapped[n] || relu < 0 || graph.uses[n] > 1;
    return new Step.Gather(out, kept, inPlace, counted, relu < 0 ? -1 : slot(relu));
  }

  private Step.Term term(int sum, int summand) {
    Op op = graph.ops.get(summand);
    if (op instanceof Norm norm && (summand == sum || graph.isFolded(summand))) {
      Step.Norm through = new Step.Norm(norm.name(), norm.affine());
      return new Step.Term(slotOf[norm.input()], 1, Optional.of(through), false);
    } else if (op instanceof AvgPool pool && (summand == sum || graph.isFolded(summand))) {
      return new Step.Term(slotOf[pool.input()], 1, Optional.empty(), true);
    }
    return times(1, summand);
  }

  /** Whether a convolution adds into the sum that reads it. */
  private boolean isInPlace(int node) {
    return graph.ops.get(node) instanceof Conv && !rawOutputs && graph.isReadByOneSum(node);
  }

  private int slot(int node) {
    Shape shape = graph.shapes.get(node);
    Layout layout =
        new Layout(count, shape.channels(), shape.channels(), shape.height(), shape.width(), pad);
    boolean narrow = node == 0 && graph.onlyDenseConvolutionsRead(node);
    layouts.add(layout.padded(narrow ? Math.min(lanes, NARROW) : lanes));
    differentiable.add(differentiableNode[node]);
    shapes.add(shape.batch(count));
    slotOf[node] = layouts.size() - 1;
    return slotOf[node];
  }
}
