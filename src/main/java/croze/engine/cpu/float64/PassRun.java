package croze.engine.cpu.float64;

import croze.engine.Loss;
import croze.engine.Objective;
import croze.engine.Output;
import croze.engine.Pass;
import croze.engine.PassRequest;
import croze.engine.ReluCodes;
import croze.engine.cpu.plan.Plan;
import croze.engine.cpu.plan.Step;
import croze.image.Batch;
import croze.net.Op;
import croze.net.Parameters;
import croze.net.Program;
import croze.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One pass: the steps of a plan forward, then in reverse order backward. */
final class PassRun {
  private final Program program;
  private final Plan plan;
  private final Parameters parameters;
  private final PassRequest request;
  private final Slots slots;
  private final BufferPool pool;
  private final Kernels kernels;
  private final Convolutions convolutions;
  private final Pools pools;
  private final Map<Step.Term, BatchNorm> norms = new HashMap<>();
  private final Map<String, Tensor> gradients = new HashMap<>();
  private final Map<String, Tensor> saliencies = new HashMap<>();

  PassRun(
      Program program,
      Plan plan,
      Parameters parameters,
      PassRequest request,
      BufferPool pool,
      Convolutions convolutions,
      Kernels kernels) {
    this.program = program;
    this.plan = plan;
    this.parameters = parameters;
    this.request = request;
    this.pool = pool;
    this.kernels = kernels;
    this.convolutions = convolutions;
    slots = new Slots(plan, pool, kernels);
    pools = new Pools(kernels);
  }

  Pass run(Batch batch, Objective objective) {
    try {
      Tensors.read(batch.images(), slots.open(Plan.IMAGE));
      setZeros();
      setGates();
      forward();
      int logitsSlot = plan.slotOfValue(program.ops().size());
      Tensor logits = Tensors.write(slots.value(logitsSlot), plan.shape(logitsSlot));
      Loss loss = Loss.of(objective, logits, batch.labels());
      List<Tensor> features = features();
      Map<String, Tensor> outputs = layerOutputs();
      Optional<ReluCodes> codes = reluCodes();
      Optional<Tensor> inputGradient = Optional.empty();
      if (request.backward()) {
        Buffer g = pool.take(slots.layout(logitsSlot));
        Tensors.read(loss.gradient(), g);
        slots.contribute(logitsSlot, g);
        backward();
        inputGradient = inputGradient();
      }
      return new Pass(
          program,
          parameters,
          batch,
          loss.value(),
          logits,
          parameterGradients(),
          inputGradient,
          features,
          outputs,
          saliencies(),
          codes);
    } finally {
      slots.close();
    }
  }

  private void forward() {
    for (int i = 0; i < plan.steps().size(); i++) {
      Step step = plan.steps().get(i);
      if (step instanceof Step.Conv c) {
        convolve(c);
      } else if (step instanceof Step.Gather g) {
        gather(g);
      } else if (step instanceof Step.Smooth s) {
        pools.smooth(slots.value(s.in()), slots.open(s.out()));
      } else if (step instanceof Step.Halve h) {
        pools.halve(slots.value(h.in()), slots.open(h.out()));
      } else if (step instanceof Step.Mean m) {
        pools.mean(slots.value(m.in()), slots.open(m.out()));
      }
      plan.lifetimes().valuesEndingForward(i).forEach(slots::releaseValue);
    }
  }

  private void backward() {
    for (int i = plan.steps().size() - 1; i >= 0; i--) {
      Step step = plan.steps().get(i);
      if (step instanceof Step.Conv c) {
        convolveBackward(c);
      } else if (step instanceof Step.Gather g) {
        gatherBackward(g);
      } else if (step instanceof Step.Smooth s) {
        Buffer g = slots.gradient(s.out());
        if (g != null && plan.isDifferentiable(s.in())) {
          Buffer shares = pool.take(g.layout);
          pools.smoothGradient(g, shares, contribution(s.in()));
          pool.release(shares);
        }
      } else if (step instanceof Step.Halve h) {
        Buffer g = slots.gradient(h.out());
        if (g != null && plan.isDifferentiable(h.in())) {
          pools.halveGradient(g, contribution(h.in()));
        }
      } else if (step instanceof Step.Mean m) {
        Buffer g = slots.gradient(m.out());
        if (g != null && plan.isDifferentiable(m.in())) {
          pools.meanGradient(g, contribution(m.in()));
        }
      }
      plan.lifetimes().valuesEndingBackward(i).forEach(slots::releaseValue);
      plan.lifetimes().gradientsEnding(i).forEach(slots::releaseGradient);
    }
  }

  private Buffer contribution(int slot) {
    Buffer buffer = pool.take(slots.layout(slot));
    slots.contribute(slot, buffer);
    return buffer;
  }

  private void convolve(Step.Conv c) {
    double[] start = null;
    if (c.first()) {
      start = new double[slots.layout(c.out()).stride()];
      for (String layer : c.biases()) {
        Tensor bias = parameters.get(layer + ".bias");
        for (int i = 0; i < bias.size(); i++) {
          start[i] += (double) bias.data()[i];
        }
      }
    }
    Convolution convolution = convolution(c);
    Tensor weight = parameters.get(c.name() + ".weight");
    convolution.forward(slots.value(c.in()).data, weight, start, slots.open(c.out()).data);
  }

  private Convolution convolution(Step.Conv c) {
    return convolutions.get(slots.layout(c.in()), slots.layout(c.out()), c.kernel(), c.stride());
  }

  private void convolveBackward(Step.Conv c) {
    Buffer g = slots.gradient(c.out());
    if (g == null) {
      return;
    }
    Tensor weight = parameters.get(c.name() + ".weight");
    Convolution convolution = convolution(c);
    if (request.wants(Output.PARAMETER_GRADIENTS)) {
      gradients.put(
          c.name() + ".weight",
          convolution.weightGradient(slots.value(c.in()).data, g.data, weight.shape()));
      if (c.bias()) {
        double[] sums = Rows.channelSums(g, kernels);
        Tensor bias = Tensor.zeros(g.layout.channels());
        for (int i = 0; i < bias.size(); i++) {
          bias.data()[i] = sums[i];
        }
        gradients.put(c.name() + ".bias", bias);
      }
    }
    if (request.wants(Output.CHANNEL_SALIENCY)) {
      saliencies.put(c.name(), Rows.products(slots.value(c.out()), g, kernels));
    }
    if (plan.isDifferentiable(c.in())) {
      boolean add = slots.hasAccumulator(c.in());
      convolution.inputGradient(g.data, weight, add, slots.accumulator(c.in()).data);
    }
  }

  private void gather(Step.Gather g) {
    Buffer out = slots.open(g.out());
    for (Step.Term term : g.terms()) {
      if (term.norm().isPresent()) {
        Buffer x = slots.value(term.slot());
        norms.put(term, new BatchNorm(term.norm().get(), x, parameters, kernels));
      }
    }
    Rows.forEach(out.layout, (at, n) -> gatherRow(g, out, at, n));
    if (g.relu() >= 0) {
      if (!g.kept()) {
        slots.move(g.out(), g.relu());
      }
      Buffer relu = slots.open(g.relu());
      Buffer gate = slots.gate(g.relu());
      Rows.forEach(
          out.layout,
          (at, n) -> {
            if (gate == null) {
              kernels.relu(out.data, at, relu.data, at, n);
            } else {
              kernels.where(gate.data, at, out.data, at, relu.data, at, n);
            }
          });
    }
  }

  private void gatherRow(Step.Gather g, Buffer out, int at, int n) {
    boolean first = !g.inPlace();
    for (Step.Term term : g.terms()) {
      Buffer x = slots.value(term.slot());
      BatchNorm norm = norms.get(term);
      if (norm != null && first) {
        kernels.affine(x.data, at, norm.map, out.data, at, n);
      } else if (norm != null) {
        kernels.addAffine(x.data, at, norm.map, out.data, at, n);
      } else if (first) {
        System.arraycopy(x.data, at, out.data, at, n);
      } else {
        kernels.add(x.data, at, out.data, at, n);
      }
      first = false;
    }
  }

  private void gatherBackward(Step.Gather g) {
    Buffer total = g.relu() < 0 ? slots.gradient(g.out()) : slots.gradient(g.out(), g.relu());
    if (total == null) {
      return;
    }
    for (Step.Term term : g.terms()) {
      if (term.norm().isPresent()) {
        Buffer dx = contribution(term.slot());
        boolean wanted = request.wants(Output.PARAMETER_GRADIENTS);
        norms.get(term).backward(total, dx, wanted ? gradients : null);
      } else if (plan.isDifferentiable(term.slot())) {
        slots.contribute(term.slot(), pool.share(total));
      }
    }
  }

  private void setZeros() {
    for (int slot : plan.zeros()) {
      Buffer zero = slots.open(slot);
      java.util.Arrays.fill(zero.data, 0);
    }
  }

  private void setGates() {
    if (request.gates().isEmpty()) {
      return;
    }
    int relu = 0;
    for (int i = 0; i < program.ops().size(); i++) {
      if (program.ops().get(i) instanceof Op.Relu) {
        ReluCodes.Code code = request.gates().get().relus().get(relu++);
        int slot = plan.slotOfValue(i + 1);
        if (slot >= 0 && !plan.isZero(i + 1) && slots.gate(slot) == null) {
          Buffer gate = pool.take(slots.layout(slot));
          Tensors.gate(code, gate);
          slots.setGate(slot, gate);
        }
      }
    }
  }

  private List<Tensor> features() {
    List<Tensor> features = new ArrayList<>();
    if (request.wants(Output.FEATURES)) {
      for (int value : program.features()) {
        int slot = plan.slotOfValue(value);
        features.add(Tensors.write(slots.value(slot), plan.shape(slot)));
      }
    }
    return features;
  }

  private Map<String, Tensor> layerOutputs() {
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    if (request.wants(Output.LAYER_OUTPUTS)) {
      for (Step step : plan.steps()) {
        if (step instanceof Step.Conv c) {
          outputs.put(c.name(), Tensors.write(slots.value(c.out()), plan.shape(c.out())));
        }
      }
    }
    return outputs;
  }

  private Optional<ReluCodes> reluCodes() {
    if (!request.wants(Output.RELU_CODES)) {
      return Optional.empty();
    }
    Map<Integer, ReluCodes.Code> known = new HashMap<>();
    List<ReluCodes.Code> codes = new ArrayList<>();
    for (int i = 0; i < program.ops().size(); i++) {
      if (program.ops().get(i) instanceof Op.Relu) {
        int slot = plan.slotOfValue(i + 1);
        codes.add(known.computeIfAbsent(slot, s -> Tensors.code(slots.value(s))));
      }
    }
    return Optional.of(new ReluCodes(codes));
  }

  private Optional<Tensor> inputGradient() {
    if (!request.wants(Output.INPUT_GRADIENT)) {
      return Optional.empty();
    }
    Buffer g = slots.gradient(Plan.IMAGE);
    int[] shape = plan.shape(Plan.IMAGE);
    return Optional.of(g == null ? Tensor.zeros(shape) : Tensors.write(g, shape));
  }

  /** The gradients in the program's order; zero for what the objective does not depend on. */
  private Map<String, Tensor> parameterGradients() {
    if (!request.wants(Output.PARAMETER_GRADIENTS)) {
      return Map.of();
    }
    Map<String, Tensor> ordered = new LinkedHashMap<>();
    program
        .parameterSpecs()
        .forEach(
            s ->
                ordered.put(
                    s.name(), gradients.computeIfAbsent(s.name(), n -> Tensor.zeros(s.shape()))));
    return Collections.unmodifiableMap(ordered);
  }

  private Map<String, Tensor> saliencies() {
    if (!request.wants(Output.CHANNEL_SALIENCY)) {
      return Map.of();
    }
    int count = slots.layout(Plan.IMAGE).count();
    Map<String, Tensor> ordered = new LinkedHashMap<>();
    for (Op op : program.ops()) {
      if (op instanceof Op.Conv c) {
        ordered.put(
            c.name(), saliencies.getOrDefault(c.name(), Tensor.zeros(count, c.outChannels())));
      } else if (op instanceof Op.Linear l) {
        ordered.put(
            l.name(), saliencies.getOrDefault(l.name(), Tensor.zeros(count, l.outFeatures())));
      }
    }
    return Collections.unmodifiableMap(ordered);
  }
}
