package croze.engine.cpu.float64;

import croze.engine.PassRequest;
import croze.engine.cpu.plan.Plan;
import croze.net.MaxPool;
import croze.net.Op;
import croze.net.Program;
import java.util.Optional;

/** What a request holds fixed, by slot: the gates of ReLUs and the winners of max pools. */
final class Held {
  private final Program program;
  private final Plan plan;
  private final PassRequest request;

  Held(Program program, Plan plan, PassRequest request) {
    this.program = program;
    this.plan = plan;
    this.request = request;
  }

  /** Fills the gates of the ReLUs' slots. */
  void setGates(Slots slots) {
    if (request.gates().isEmpty()) {
      return;
    }
    int relu = 0;
    for (int i = 0; i < program.ops().size(); i++) {
      if (program.ops().get(i) instanceof Op.Relu) {
        var code = request.gates().get().relus().get(relu++);
        int slot = plan.slotOfValue(i + 1);
        if (slot >= 0 && !plan.isZero(i + 1) && slots.gate(slot) == null) {
          Tensors.gate(code, slots.newGate(slot));
        }
      }
    }
  }

  /**
   * The winners of the max pool of a slot, if they are given.
   *
   * @param outputs elements of the slot's array
   */
  Optional<int[]> winners(int slot, int outputs) {
    int pool = 0;
    for (int i = 0; i < program.ops().size() && request.winners().isPresent(); i++) {
      if (program.ops().get(i) instanceof MaxPool) {
        if (plan.slotOfValue(i + 1) == slot) {
          return Optional.of(request.winners().get().get(pool, outputs));
        }
        pool++;
      }
    }
    return Optional.empty();
  }
}
