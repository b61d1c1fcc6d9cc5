package croze.engine.cpu.plan;

import croze.engine.Output;
import croze.engine.PassRequest;
import croze.engine.cpu.plan.Graph.Shape;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a program is run for a request: the tensors that have storage ("slots") and the steps that
 * fill them, in order; the backward half is the steps in reverse order.
 *
 * <p>What is fused:
 *
 * <ul>
 *   <li>a sum reads its summands once, normalises or smooths on the way those that come from a norm
 *       or a pool, and writes its ReLU along with itself; a sum that only its ReLU or another sum
 *       reads is not stored;
 *   <li>a convolution that only a sum reads adds its output into the sum's slot;
 *   <li>what several edges of a cell share (ReLUs, pools) is computed once, see {@link Graph}.
 * </ul>
 */
public final class Plan {
  /** Slot 0: the images. */
  public static final int IMAGE = 0;

  /** Images have few channels: of these lanes, if only convolutions read them. */
  private static final int NARROW = 4;

  private final Graph graph;
  private final int count;
  private final int lanes;
  private final int pad;
  private final boolean rawOutputs;
  private final boolean[] differentiableNode;
  private final int[] slotOf;
  private final List<Layout> layouts = new ArrayList<>();
  private final List<Boolean> differentiable = new ArrayList<>();
  private final List<int[]> shapes = new ArrayList<>();
  private final List<Integer> zeros = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final Lifetimes lifetimes;

  /**
   * @param count images of the batch
   * @param lanes channels of a slot, but for the images', are rounded up to a multiple of this
   */
  public Plan(Program program, PassRequest request, int count, int lanes) {
    this.graph = new Graph(program, request);
    this.count = count;
    this.lanes = lanes;
    this.pad = pad(program);
    this.rawOutputs = request.wants(Output.LAYER_OUTPUTS) || request.wants(Output.CHANNEL_SALIENCY);
    int nodes = graph.ops.size();
    differentiableNode = new boolean[nodes];
    differentiableNode[0] = request.wants(Output.INPUT_GRADIENT);
    slotOf = new int[nodes];
    java.util.Arrays.fill(slotOf, -1);
    for (int n = 1; n < nodes; n++) {
      Op op = graph.ops.get(n);
      if (graph.live[n] && !(op instanceof Zero)) {
        for (int input : op.inputs()) {
          differentiableNode[n] |= differentiableNode[input];
        }
      }
      differentiableNode[n] |= op instanceof Conv || op instanceof Linear || op instanceof Norm;
    }
    List<Integer> tapped = new ArrayList<>();
    for (int n = 0; n < nodes; n++) {
      if (n == 0 || graph.live[n]) {
        plan(n);
      }
      if (graph.tapped[n]) {
        tapped.add(slotOf[n]);
      }
    }
    lifetimes = new Lifetimes(steps, layouts.size(), tapped, request);
  }

  /** Margins that every kernel of the program can read past its image. */
  private static int pad(Program program) {
    int pad = 1;
    for (Op op : program.ops()) {
      if (op instanceof Conv c) {
        int margin = c.kernel() / 2;
        pad = Math.max(pad, Math.max(margin, c.kernel() - 1 - margin));
      }
    }
    return pad;
  }

  private void plan(int n) {
    Op op = graph.ops.get(n);
    if (op == null) {
      slot(n);
    } else if (op instanceof Zero) {
      zeros.add(slot(n));
    } else if (op instanceof Conv c) {
      conv(n, c);
    } else if (op instanceof Linear l) {
      int out = slot(n);
      steps.add(
          new Step.Conv(l.name(), slotOf[l.input()], out, 1, 1, true, true, List.of(l.name())));
    } else if (isNormOrSmooth(op)) {
      if (!isFolded(n)) {
        gather(n, List.of(n));
      }
    } else if (op instanceof Add) {
      if (!graph.isReadByOneSum(n)) {
        gather(n, graph.summands(n));
      }
    } else if (op instanceof Relu r) {
      if (!isGather(r.input())) {
        int in = slotOf[r.input()];
        // The ReLU of what is no sum: a sum of one summand that only its ReLU reads.
        int sum = slot(n);
        slotOf[n] = -1;
        Step.Term term = new Step.Term(in, 1, Optional.empty(), false);
        steps.add(new Step.Gather(sum, false, false, List.of(term), slot(n)));
      }
    } else if (op instanceof AvgPool p && p.kernel() == 2) {
      steps.add(new Step.Halve(slotOf[p.input()], slot(n)));
    } else if (op instanceof GlobalPool g) {
      steps.add(new Step.Mean(slotOf[g.input()], slot(n)));
    }
  }

  private void conv(int n, Conv c) {
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
    steps.add(
        new Step.Conv(
            c.name(),
            slotOf[c.input()],
            slotOf[sum],
            c.kernel(),
            c.stride(),
            c.bias(),
            first,
            biases));
  }

  private void gather(int n, List<Integer> summands) {
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
    int relu = reluOf(n);
    boolean kept = graph.tapped[n] || relu < 0 || graph.uses[n] > 1;
    steps.add(new Step.Gather(out, kept, inPlace, counted, relu < 0 ? -1 : slot(relu)));
  }

  private Step.Term term(int sum, int summand) {
    Op op = graph.ops.get(summand);
    if (op instanceof Norm norm && (summand == sum || isFolded(summand))) {
      Step.Norm through = new Step.Norm(norm.name(), norm.affine());
      return new Step.Term(slotOf[norm.input()], 1, Optional.of(through), false);
    } else if (op instanceof AvgPool pool && (summand == sum || isFolded(summand))) {
      return new Step.Term(slotOf[pool.input()], 1, Optional.empty(), true);
    }
    return new Step.Term(slotOf[summand], 1, Optional.empty(), false);
  }

  /** The live ReLU of a node, or −1. There is at most one: a graph has each value once. */
  private int reluOf(int node) {
    int relu = graph.ops.indexOf(new Relu(node));
    return relu >= 0 && graph.live[relu] ? relu : -1;
  }

  private boolean isGather(int node) {
    return graph.ops.get(node) instanceof Add || isNormOrSmooth(graph.ops.get(node));
  }

  /** Whether a norm or a 3 × 3 pool is applied by the sum that reads it. */
  private boolean isFolded(int node) {
    return isNormOrSmooth(graph.ops.get(node)) && graph.isReadByOneSum(node);
  }

  private static boolean isNormOrSmooth(Op op) {
    return op instanceof Norm || op instanceof AvgPool p && p.kernel() == 3;
  }

  /** Whether a convolution adds into the sum that reads it. */
  private boolean isInPlace(int node) {
    return graph.ops.get(node) instanceof Conv && !rawOutputs && graph.isReadByOneSum(node);
  }

  private int slot(int node) {
    Shape shape = graph.shapes.get(node);
    Layout layout =
        new Layout(count, shape.channels(), shape.channels(), shape.height(), shape.width(), pad);
    boolean narrow = node == 0 && graph.onlyConvolutionsRead(node);
    layouts.add(layout.padded(narrow ? Math.min(lanes, NARROW) : lanes));
    differentiable.add(differentiableNode[node]);
    shapes.add(
        shape.flat()
            ? new int[] {count, shape.channels()}
            : new int[] {count, shape.channels(), shape.height(), shape.width()});
    slotOf[node] = layouts.size() - 1;
    return slotOf[node];
  }

  public List<Layout> layouts() {
    return layouts;
  }

  /** Shape of a slot's tensor for the outside. */
  public int[] shape(int slot) {
    return shapes.get(slot);
  }

  public List<Step> steps() {
    return steps;
  }

  /** Slots that hold zeros. */
  public List<Integer> zeros() {
    return zeros;
  }

  public Lifetimes lifetimes() {
    return lifetimes;
  }

  /** Whether a gradient of the slot is of use to anyone. */
  public boolean isDifferentiable(int slot) {
    return differentiable.get(slot);
  }

  /** The slot of a value of the program; −1 if it has none. */
  public int slotOfValue(int value) {
    return slotOf[graph.nodeOf[value]];
  }

  /** Whether a value of the program is zero whatever the images and the parameters. */
  public boolean isZero(int value) {
    return graph.isZero(graph.nodeOf[value]);
  }
}
