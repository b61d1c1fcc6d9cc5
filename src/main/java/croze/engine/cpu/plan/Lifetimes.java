package croze.engine.cpu.plan;

import croze.engine.Output;
import croze.engine.PassRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** After which step a slot's value and its gradient are no longer read. */
public final class Lifetimes {
  private static final int NEVER = -1;

  private final List<List<Integer>> valuesForward = new ArrayList<>();
  private final List<List<Integer>> valuesBackward = new ArrayList<>();
  private final List<List<Integer>> gradients = new ArrayList<>();

  /**
   * @param tapped slots that are read after the forward half; they live to the end of the pass
   */
  Lifetimes(List<Step> steps, int slots, List<Integer> tapped, PassRequest request) {
    int[] lastForward = new int[slots];
    int[] firstBackward = new int[slots];
    int[] firstWrite = new int[slots];
    Arrays.fill(firstBackward, NEVER);
    Arrays.fill(firstWrite, NEVER);
    for (int i = steps.size() - 1; i >= 0; i--) {
      for (int slot : steps.get(i).outputs()) {
        firstWrite[slot] = i;
      }
      if (request.backward()) {
        for (int slot : readBackward(steps.get(i), request)) {
          firstBackward[slot] = i;
        }
      }
    }
    for (int i = 0; i < steps.size(); i++) {
      valuesForward.add(new ArrayList<>());
      valuesBackward.add(new ArrayList<>());
      gradients.add(new ArrayList<>());
      for (int slot : steps.get(i).inputs()) {
        lastForward[slot] = i;
      }
      for (int slot : steps.get(i).outputs()) {
        lastForward[slot] = i;
      }
    }
    for (int slot = 0; slot < slots && !steps.isEmpty(); slot++) {
      if (firstBackward[slot] == NEVER && !tapped.contains(slot)) {
        valuesForward.get(lastForward[slot]).add(slot);
      } else if (firstBackward[slot] != NEVER) {
        valuesBackward.get(firstBackward[slot]).add(slot);
      }
      if (firstWrite[slot] != NEVER) {
        gradients.get(firstWrite[slot]).add(slot);
      }
    }
  }

  /** Slots whose values no step after this one reads, in either half. */
  public List<Integer> valuesEndingForward(int step) {
    return valuesForward.get(step);
  }

  /** Slots whose values no step before this one reads in the backward half. */
  public List<Integer> valuesEndingBackward(int step) {
    return valuesBackward.get(step);
  }

  /** Slots whose gradients no step before this one reads. */
  public List<Integer> gradientsEnding(int step) {
    return gradients.get(step);
  }

  private static List<Integer> readBackward(Step step, PassRequest request) {
    List<Integer> slots = new ArrayList<>();
    if (step instanceof Step.Conv c) {
      if (request.wants(Output.PARAMETER_GRADIENTS)) {
        slots.add(c.in());
      }
      if (request.wants(Output.CHANNEL_SALIENCY)) {
        slots.add(c.out());
      }
    } else if (step instanceof Step.Gather g) {
      g.terms().stream().filter(t -> t.norm().isPresent()).forEach(t -> slots.add(t.slot()));
      if (g.relu() >= 0) {
        slots.add(g.relu());
      }
    }
    return slots;
  }
}
