package croze.engine.cpu.plan;

import croze.engine.Output;
import croze.engine.PassRequest;
import croze.net.Program;
import java.util.List;
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

  private final Graph graph;
  private final int count;
  private final int lanes;
  private final Planner planned;
  private final Lifetimes lifetimes;

  /**
   * @param count images of the batch
   * @param exact whether x·0 is computed, and not taken for zeros
   * @param lanes channels of a slot, but for the images', are rounded up to a multiple of this
   */
  public Plan(Program program, PassRequest request, boolean exact, int count, int lanes) {
    this(new Graph(program, request, exact), request, count, lanes);
  }

  private Plan(Graph graph, PassRequest request, int count, int lanes) {
    this.graph = graph;
    this.count = count;
    this.lanes = lanes;
    planned = new Planner(graph, request, count, lanes);
    lifetimes = new Lifetimes(planned.steps, planned.layouts.size(), planned.tapped(), request);
  }

  /**
   * The forward half for the norms that this plan leaves out, as nothing asked for depends on them;
   * empty if there is none. A plan of its own, so that this one is the same with it and without.
   */
  public Optional<Plan> ofOtherNorms() {
    PassRequest request = PassRequest.of(Output.NORM_STATISTICS);
    return graph.ofOtherNorms().map(others -> new Plan(others, request, count, lanes));
  }

  public List<Layout> layouts() {
    return planned.layouts;
  }

  /** Shape of a slot's tensor for the outside. */
  public int[] shape(int slot) {
    return planned.shapes.get(slot);
  }

  public List<Step> steps() {
    return planned.steps;
  }

  /** Slots that hold zeros. */
  public List<Integer> zeros() {
    return planned.zeros;
  }

  public Lifetimes lifetimes() {
    return lifetimes;
  }

  /** Whether a gradient of the slot is of use to anyone. */
  public boolean isDifferentiable(int slot) {
    return planned.differentiable.get(slot);
  }

  /** The slot of a value of the program; −1 if it has none. */
  public int slotOfValue(int value) {
    return planned.slotOf[graph.nodeOf[value]];
  }

  /** Whether a value of the program is zero whatever the images and the parameters. */
  public boolean isZero(int value) {
    return graph.isZero(graph.nodeOf[value]);
  }
}
