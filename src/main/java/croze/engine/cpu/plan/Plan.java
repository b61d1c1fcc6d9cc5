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
import java.util.List;
import java.util.Optional;

/**
 * How a program is run for a request: the tensors that have storage ("slots") and the steps that
 * fill them, in order; the backward half is the steps in reverse order.
 *
 * <p>What is fused:
 *
 * <ul>
 *   <li>a sum reads its summands once, normalises on the way those that come from a norm, and
 *       writes its ReLU along with itself; a sum that only its ReLU reads is not stored;
 *   <li>a convolution that only a sum reads adds its output into the sum's slot;
 *   <li>what several edges of a cell share (ReLUs, pools) is computed once, see {@link Graph}.
 * </ul>
 */
public final class Plan {
  /** Slot 0: the images. */
  public static final int IMAGE = 0;

  private final Graph graph;
  private final int count;
  private final int lanes;
  private final int pad;
  private final boolean rawOutputs;
  private final boolean[] differentiableNode;
  private final int[] reader;
  private final int[] slotOf;
  private final List<Layout> layouts = new ArrayList<>();
  private final List<Boolean> differentiable = new ArrayList<>();
  private final List<int[]> shapes = new ArrayList<>();
  private final List<Integer> zeros = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final Lifetimes lifetimes;

  /**
   * @param count images of the batch
   * @param lanes channels of a slot are rounded up to a multiple of this
   */
  public Plan(Program program, PassRequest request, int count, int lanes) {
    this.graph = new Graph(program, request);
    this.count = count;
    this.lanes = lanes;
    this.pad = pad(program);
    this.rawOutputs = request.wants(Output.LAYER_OUTPUTS) || request.wants(Output.CHANNEL_SALIENCY);
    int nodes = graph.ops.size();
    reader = new int[nodes];
    differentiableNode = new boolean[nodes];
    differentiableNode[0] = request.wants(Output.INPUT_GRADIENT);
    slotOf = new int[nodes];
    java.util.Arrays.fill(slotOf, -1);
    for (int n = 1; n < nodes; n++) {
      Op op = graph.ops.get(n);
      if (graph.live[n] && !(op instanceof Zero)) {
        for (int input : op.inputs()) {
          reader[input] = n;
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
    } else if (op instanceof Norm norm) {
      if (!isFolded(n)) {
        gather(n, List.of(n));
      }
    } else if (op instanceof Add a) {
      gather(n, a.inputs());
    } else if (op instanceof Relu r) {
      if (!isGather(r.input())) {
        int in = slotOf[r.input()];
        // The ReLU of what is no sum: a sum of one summand that only its ReLU reads.
        int sum = slot(n);
        slotOf[n] = -1;
        Step.Term term = new Step.Term(in, Optional.empty());
        steps.add(new Step.Gather(sum, false, false, List.of(term), slot(n)));
      }
    } else if (op instanceof AvgPool p) {
      int in = slotOf[p.input()];
      int out = slot(n);
      steps.add(p.kernel() == 3 ? new Step.Smooth(in, out) : new Step.Halve(in, out));
    } else if (op instanceof GlobalPool g) {
      steps.add(new Step.Mean(slotOf[g.input()], slot(n)));
    }
  }

  private void conv(int n, Conv c) {
    boolean inPlace = isInPlace(n);
    int out = inPlace ? slotOf[reader[n]] : -1;
    boolean first = out < 0;
    List<String> biases = new ArrayList<>();
    if (first && inPlace) {
      out = slot(reader[n]);
      for (int summand : graph.ops.get(reader[n]).inputs()) {
        if (graph.ops.get(summand) instanceof Conv other && isInPlace(summand) && other.bias()) {
          biases.add(other.name());
        }
      }
    } else if (first) {
      out = slot(n);
      if (c.bias()) {
        biases.add(c.name());
      }
    }
    int in = slotOf[c.input()];
    steps.add(new Step.Conv(c.name(), in, out, c.kernel(), c.stride(), c.bias(), first, biases));
  }

  private void gather(int n, List<Integer> summands) {
    boolean inPlace = slotOf[n] >= 0;
    int out = inPlace ? slotOf[n] : slot(n);
    List<Step.Term> terms = new ArrayList<>();
    for (int s : summands) {
      if (graph.ops.get(s) instanceof Norm norm && (s == n || isFolded(s))) {
        Step.Norm through = new Step.Norm(norm.name(), norm.affine());
        terms.add(new Step.Term(slotOf[norm.input()], Optional.of(through)));
      } else if (!isInPlace(s)) {
        terms.add(new Step.Term(slotOf[s], Optional.empty()));
      }
    }
    int relu = reluOf(n);
    boolean kept = graph.tapped[n] || relu < 0 || graph.uses[n] > 1;
    steps.add(new Step.Gather(out, kept, inPlace, terms, relu < 0 ? -1 : slot(relu)));
  }

  /** The live ReLU of a node, or −1. There is at most one: a graph has each value once. */
  private int reluOf(int node) {
    int relu = graph.ops.indexOf(new Relu(node));
    return relu >= 0 && graph.live[relu] ? relu : -1;
  }

  private boolean isGather(int node) {
    return graph.ops.get(node) instanceof Add || graph.ops.get(node) instanceof Norm;
  }

  /** Whether a norm is applied by the sum that reads it. */
  private boolean isFolded(int node) {
    return graph.ops.get(node) instanceof Norm && isReadByOneSum(node);
  }

  /** Whether a convolution adds into the sum that reads it. */
  private boolean isInPlace(int node) {
    return graph.ops.get(node) instanceof Conv && !rawOutputs && isReadByOneSum(node);
  }

  private boolean isReadByOneSum(int node) {
    return graph.uses[node] == 1
        && !graph.tapped[node]
        && graph.ops.get(reader[node]) instanceof Add;
  }

  private int slot(int node) {
    Shape shape = graph.shapes.get(node);
    int stride = (shape.channels() + lanes - 1) / lanes * lanes;
    layouts.add(new Layout(count, shape.channels(), stride, shape.height(), shape.width(), pad));
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
