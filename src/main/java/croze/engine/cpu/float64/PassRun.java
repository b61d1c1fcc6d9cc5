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
import java.util.HashMap;
import java.util.IdentityHashMap;
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
  private final Kernels kernels;
  private final Convolutions convolutions;
  private final Pools pools;
  private final Map<Step.Gather, NodeSum> sums = new IdentityHashMap<>();
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
      Outputs outputs = new Outputs(program, request, plan, slots);
      int last = plan.slotOfValue(program.ops().size());
      Tensor logits = outputs.value(last);
      Loss loss = Loss.of(objective, logits, batch.labels());
      List<Tensor> features = outputs.features();
      Map<String, Tensor> layerOutputs = outputs.layerOutputs();
      Optional<ReluCodes> codes = outputs.reluCodes();
      if (request.backward()) {
        Tensors.read(loss.gradient(), slots.newContribution(last));
        backward();
      }
      return new Pass(
          program,
          parameters,
          batch,
          loss.value(),
          logits,
          outputs.parameterGradients(gradients),
          outputs.inputGradient(),
          features,
          layerOutputs,
          outputs.saliencies(saliencies),
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
        NodeSum sum = new NodeSum(g, slots, parameters, kernels);
        sum.forward();
        sums.put(g, sum);
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
        boolean wanted = request.wants(Output.PARAMETER_GRADIENTS);
        sums.get(g).backward(wanted ? gradients : null);
      } else if (step instanceof Step.Halve h) {
        Buffer g = slots.gradient(h.out());
        if (g != null && plan.isDifferentiable(h.in())) {
          pools.halveGradient(g, slots.newContribution(h.in()));
        }
      } else if (step instanceof Step.Mean m) {
        Buffer g = slots.gradient(m.out());
        if (g != null && plan.isDifferentiable(m.in())) {
          pools.meanGradient(g, slots.newContribution(m.in()));
        }
      }
      plan.lifetimes().valuesEndingBackward(i).forEach(slots::releaseValue);
      plan.lifetimes().gradientsEnding(i).forEach(slots::releaseGradient);
    }
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
          Tensors.gate(code, slots.newGate(slot));
        }
      }
    }
  }
}
