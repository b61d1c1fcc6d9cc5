package croze.engine.cpu.float64;

import croze.engine.cpu.plan.Layout;
import croze.engine.cpu.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/**
 * Values and gradients of a plan's slots during one pass.
 *
 * <p>The gradient of a slot is a sum of what its readers contribute. It is summed up once, when the
 * step that produced the slot has its turn; a single contribution is used as it is.
 */
final class Slots {
  /**
   * A summand of a gradient: {@code times·buffer}, or what a pool passes on of it.
   *
   * @param smoothing the pool, or null
   */
  private record Contribution(Buffer buffer, int times, Smoothing smoothing) {
    boolean isAsItIs() {
      return times == 1 && smoothing == null;
    }
  }

  private final Plan plan;
  private final BufferPool pool;
  private final Kernels kernels;
  private final Buffer[] values;
  private final Buffer[] gates;
  private final Buffer[] gradients;
  private final Buffer[] accumulators;
  private final List<List<Contribution>> contributions = new ArrayList<>();

  Slots(Plan plan, BufferPool pool, Kernels kernels) {
    this.plan = plan;
    this.pool = pool;
    this.kernels = kernels;
    int n = plan.layouts().size();
    values = new Buffer[n];
    gates = new Buffer[n];
    gradients = new Buffer[n];
    accumulators = new Buffer[n];
    for (int i = 0; i < n; i++) {
      contributions.add(new ArrayList<>(4));
    }
  }

  Layout layout(int slot) {
    return plan.layouts().get(slot);
  }

  boolean isDifferentiable(int slot) {
    return plan.isDifferentiable(slot);
  }

  /** The value of a slot; null before it is computed and after its last use. */
  Buffer value(int slot) {
    return values[slot];
  }

  /** The slot's buffer, lent from the pool if it has none yet. */
  Buffer open(int slot) {
    if (values[slot] == null) {
      values[slot] = pool.take(layout(slot));
    }
    return values[slot];
  }

  /** The sum's buffer becomes its ReLU's. */
  void move(int from, int to) {
    values[to] = values[from];
    values[from] = null;
  }

  /** Which units of a ReLU are open, whatever its input: those above zero here; null if free. */
  Buffer gate(int slot) {
    return gates[slot];
  }

  /** Above zero where a ReLU is open: its gate, or else its value. */
  Buffer openUnits(int relu) {
    return gates[relu] != null ? gates[relu] : values[relu];
  }

  /** A new gate of a ReLU, to be filled. */
  Buffer newGate(int slot) {
    gates[slot] = pool.take(layout(slot));
    return gates[slot];
  }

  /** Contributes times·g, or what a pool passes on of it. */
  void contribute(int slot, Buffer g, int times, Smoothing smoothing) {
    contributions.get(slot).add(new Contribution(pool.share(g), times, smoothing));
  }

  /** A new buffer that the slot's gradient is to have as a summand, to be filled. */
  Buffer newContribution(int slot) {
    Buffer buffer = pool.take(layout(slot).padded(kernels.lanes()));
    contributions.get(slot).add(new Contribution(buffer, 1, null));
    return buffer;
  }

  /** Whether convolutions have added to the slot's gradient. */
  boolean hasAccumulator(int slot) {
    return accumulators[slot] != null;
  }

  /** The buffer that convolutions add their contributions to; arbitrary when new. */
  Buffer accumulator(int slot) {
    if (accumulators[slot] == null) {
      accumulators[slot] = newContribution(slot);
    }
    return accumulators[slot];
  }

  /** The slot's gradient, summed up at the first call; null if nothing contributes. */
  Buffer gradient(int slot) {
    return gradient(slot, -1);
  }

  /**
   * The gradient of a sum: its own contributions and what its ReLU lets through.
   *
   * @param relu the slot of the ReLU, or −1
   */
  Buffer gradient(int slot, int relu) {
    if (gradients[slot] == null) {
      gradients[slot] = sum(contributions.get(slot), relu);
    }
    return gradients[slot];
  }

  private Buffer sum(List<Contribution> parts, int relu) {
    Buffer through = relu < 0 ? null : gradient(relu);
    if (through == null && parts.isEmpty()) {
      return null;
    }
    if (through == null && parts.size() == 1 && parts.get(0).isAsItIs()) {
      return parts.remove(0).buffer;
    }
    Contribution first = through != null ? null : firstToSum(parts);
    Buffer own = through != null ? through : first.buffer;
    boolean reuse = own.references == 1 && (first == null || first.smoothing == null);
    Buffer total = reuse ? own : pool.take(own.layout);
    double[] to = total.data;
    double[] open = through == null ? null : openUnits(relu).data;
    Rows.forEach(
        own.layout,
        (y, at, n) -> {
          if (through != null) {
            kernels.where(open, at, through.data, at, to, at, n);
          } else if (first.smoothing != null) {
            java.util.Arrays.fill(to, at, at + n, 0);
            first.smoothing.addGradient(first.buffer.data, y, at, to);
          } else if (!reuse || first.times != 1) {
            kernels.scaled(first.times, first.buffer.data, at, to, at, n);
          }
          for (Contribution part : parts) {
            if (part.smoothing != null) {
              part.smoothing.addGradient(part.buffer.data, y, at, to);
            } else {
              kernels.addScaled(part.times, part.buffer.data, at, to, at, n);
            }
          }
        });
    total.channelSums = null;
    parts.forEach(part -> pool.release(part.buffer));
    parts.clear();
    if (reuse && through != null) {
      gradients[relu] = null;
    } else if (!reuse && first != null) {
      pool.release(first.buffer);
    }
    return total;
  }

  /**
   * Takes out the part that the sum starts from: one whose buffer nobody else has, as the sum can
   * take its place, but not one that is read around each pixel.
   */
  private static Contribution firstToSum(List<Contribution> parts) {
    int first = 0;
    for (int i = 0; i < parts.size(); i++) {
      Contribution part = parts.get(i);
      if (part.smoothing == null) {
        first = i;
        if (part.buffer.references == 1) {
          break;
        }
      }
    }
    return parts.remove(first);
  }

  void releaseValue(int slot) {
    pool.release(values[slot]);
    values[slot] = null;
  }

  void releaseGradient(int slot) {
    contributions.get(slot).forEach(part -> pool.release(part.buffer));
    contributions.get(slot).clear();
    accumulators[slot] = null;
    pool.release(gradients[slot]);
    gradients[slot] = null;
  }

  /** Gives every buffer back. */
  void close() {
    for (int slot = 0; slot < values.length; slot++) {
      releaseValue(slot);
      releaseGradient(slot);
      pool.release(gates[slot]);
      gates[slot] = null;
    }
  }
}
