package croze.engine.cpu.float64;

import croze.engine.Output;
import croze.engine.PassRequest;
import croze.engine.PoolWinners;
import croze.engine.ReluCodes;
import croze.engine.cpu.plan.Plan;
import croze.engine.cpu.plan.Step;
import croze.net.MaxPool;
import croze.net.Op;
import croze.net.Program;
import croze.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a pass hands out of its slots, as tensors; empty where it was not asked for. */
final class Outputs {
  private final Program program;
  private final PassRequest request;
  private final Plan plan;
  private final Slots slots;

  Outputs(Program program, PassRequest request, Plan plan, Slots slots) {
    this.program = program;
    this.request = request;
    this.plan = plan;
    this.slots = slots;
  }

  Tensor value(int slot) {
    return Tensors.write(slots.value(slot), plan.shape(slot));
  }

  List<Tensor> features() {
    if (!request.wants(Output.FEATURES)) {
      return List.of();
    }
    return program.features().stream().map(v -> value(plan.slotOfValue(v))).toList();
  }

  Map<String, Tensor> layerOutputs() {
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    if (request.wants(Output.LAYER_OUTPUTS)) {
      for (Step step : plan.steps()) {
        if (step instanceof Step.Conv c) {
          outputs.put(c.name(), value(c.out()));
        }
      }
    }
    return Collections.unmodifiableMap(outputs);
  }

  Optional<ReluCodes> reluCodes() {
    if (!request.wants(Output.RELU_CODES)) {
      return Optional.empty();
    }
    Map<Integer, ReluCodes.Code> known = new HashMap<>();
    List<ReluCodes.Code> codes = new ArrayList<>();
    for (int i = 0; i < program.ops().size(); i++) {
      if (program.ops().get(i) instanceof Op.Relu) {
        int slot = plan.slotOfValue(i + 1);
        codes.add(known.computeIfAbsent(slot, s -> Tensors.code(slots.openUnits(s))));
      }
    }
    return Optional.of(new ReluCodes(codes));
  }

  Optional<PoolWinners> poolWinners(Map<Integer, WindowPool> pools) {
    if (!request.wants(Output.POOL_WINNERS)) {
      return Optional.empty();
    }
    List<int[]> winners = new ArrayList<>();
    for (int i = 0; i < program.ops().size(); i++) {
      if (program.ops().get(i) instanceof MaxPool) {
        winners.add(pools.get(plan.slotOfValue(i + 1)).winners());
      }
    }
    return Optional.of(new PoolWinners(winners));
  }

  Optional<Tensor> inputGradient() {
    if (!request.wants(Output.INPUT_GRADIENT)) {
      return Optional.empty();
    }
    Buffer g = slots.gradient(Plan.IMAGE);
    int[] shape = plan.shape(Plan.IMAGE);
    return Optional.of(g == null ? Tensor.zeros(shape) : Tensors.write(g, shape));
  }

  /** The gradients in the program's order; zero for what the objective does not depend on. */
  Map<String, Tensor> parameterGradients(Map<String, Tensor> found) {
    Map<String, Tensor> all = new LinkedHashMap<>();
    program.parameterSpecs().stream()
        .filter(s -> request.wantsGradientOf(s.name()))
        .forEach(s -> all.put(s.name(), orZeros(found.get(s.name()), s.shape())));
    return Collections.unmodifiableMap(all);
  }

  /** Those by first elements in the program's order, likewise. */
  Map<String, Tensor> firstElements(FirstGradients first) {
    Map<String, Tensor> all = new LinkedHashMap<>();
    program
        .parameterSpecs()
        .forEach(s -> all.put(s.name(), orZeros(first.found.get(s.name()), first.shape())));
    return Collections.unmodifiableMap(all);
  }

  /** The saliencies in the program's order; zero for what the objective does not depend on. */
  Map<String, Tensor> saliencies(Map<String, Tensor> found) {
    Map<String, Tensor> all = new LinkedHashMap<>();
    if (request.wants(Output.CHANNEL_SALIENCY)) {
      int count = slots.layout(Plan.IMAGE).count();
      for (Op op : program.ops()) {
        if (op instanceof Op.Layer layer) {
          all.put(layer.name(), orZeros(found.get(layer.name()), count, layer.outputs()));
        }
      }
    }
    return Collections.unmodifiableMap(all);
  }

  private static Tensor orZeros(Tensor found, int... shape) {
    return found != null ? found : Tensor.zeros(shape);
  }
}
