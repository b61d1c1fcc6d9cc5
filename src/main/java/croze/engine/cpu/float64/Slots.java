package croze.engine.cpu.float64;

import croze.engine.cpu.plan.Layout;
import croze.engine.cpu.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/**
 * Values and gradients of a plan's slots during one pass.
 *
 * <p>The gradient of a slot is a sum of what its readers contribute: shared buffers, and one of the
 * slot's own that convolutions add into. It is summed up once, when the step that produced the slot
 * has its turn; a single contribution is used as it is.
 */
final class Slots {
  private final Plan plan;
  private final BufferPool pool;
  private final Kernels kernels;
  private final Buffer[] values;
  private final Buffer[] gates;
  private final Buffer[] gradients;
  private final Buffer[] accumulators;
  private final List<List<Buffer>> contributions = new ArrayList<>();

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

  /** Above zero where a ReLU is open: its gate if one was set, otherwise its value. */
  Buffer gateOrValue(int slot) {
    return gates[slot] != null ? gates[slot] : values[slot];
  }

  Buffer gate(int slot) {
    return gates[slot];
  }

  /** Fixes which units of a ReLU are open: those above zero in the buffer. */
  void setGate(int slot, Buffer gate) {
    gates[slot] = gate;
  }

  /** Contributes a buffer with one reference; the slot owns it from now on. */
  void contribute(int slot, Buffer gradient) {
    contributions.get(slot).add(gradient);
  }

  /** Whether convolutions have added to the slot's gradient. */
  boolean hasAccumulator(int slot) {
    return accumulators[slot] != null;
  }

  /** The buffer that convolutions add their contributions to; arbitrary when new. */
  Buffer accumulator(int slot) {
    if (accumulators[slot] == null) {
      accumulators[slot] = pool.take(layout(slot));
      contributions.get(slot).add(accumulators[slot]);
    }
    return accumulators[slot];
  }

  /** The slot's gradient, summed up at the first call; null if nothing contributes. */
  Buffer gradient(int slot) {
    if (gradients[slot] == null) {
      gradients[slot] = sum(contributions.get(slot));
    }
    return gradients[slot];
  }

  /** The gradient of a sum with a ReLU: its own contributions and what the ReLU lets through. */
  Buffer gradient(int slot, int relu) {
    Buffer through = gradient(relu);
    if (through != null) {
      Buffer open = gateOrValue(relu);
      Buffer masked = through;
      if (through.references == 1) {
        gradients[relu] = null;
      } else {
        masked = pool.take(through.layout);
      }
      double[] to = masked.data;
      Rows.forEach(
          through.layout, (at, n) -> kernels.where(open.data, at, through.data, at, to, at, n));
      masked.channelSums = null;
      contributions.get(slot).add(masked);
    }
    return gradient(slot);
  }

  private Buffer sum(List<Buffer> parts) {
    if (parts.isEmpty()) {
      return null;
    }
    Buffer total = parts.get(0);
    if (parts.size() > 1) {
      total = parts.stream().filter(b -> b.references == 1).findFirst().orElse(null);
      if (total == null) {
        total = pool.take(parts.get(0).layout);
        System.arraycopy(parts.get(0).data, 0, total.data, 0, total.data.length);
        pool.release(parts.remove(0));
      } else {
        parts.remove(total);
      }
      total.channelSums = null;
      for (Buffer part : parts) {
        double[] to = total.data;
        Rows.forEach(part.layout, (at, n) -> kernels.add(part.data, at, to, at, n));
        pool.release(part);
      }
    }
    parts.clear();
    return total;
  }

  void releaseValue(int slot) {
    pool.release(values[slot]);
    values[slot] = null;
  }

  void releaseGradient(int slot) {
    contributions.get(slot).forEach(pool::release);
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
