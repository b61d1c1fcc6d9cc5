package croze.engine.cpu.float64;

import croze.engine.FirstElements;
import croze.engine.Loss;
import croze.engine.NormStatistics.BatchMoments;
import croze.engine.Objective;
import croze.engine.Output;
import croze.engine.Pass;
import croze.engine.PassRequest;
import croze.engine.ReluCodes;
import croze.engine.cpu.plan.Layout;
import croze.engine.cpu.plan.Plan;
import croze.engine.cpu.plan.Step;
import croze.image.Batch;
import croze.net.Parameters;
import croze.net.Program;
import croze.tensor.Tensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** One pass: the steps of a plan forward, then in reverse order backward. */
final class PassRun {
  private final Program program;
  private final Plan plan;
  private final Parameters parameters;
  private final PassRequest request;
  private final Slots slots;
  private final Held held;
  private final Kernels kernels;
  private final AveragePools pools;
  private final ConvolutionSteps convolutions;
  private final Map<Step.Gather, NodeSum> sums = new IdentityHashMap<>();
  private final Map<Integer, WindowPool> windowPools = new HashMap<>();
  private final Map<String, Tensor> gradients = new HashMap<>();
  private final Map<String, Tensor> saliencies = new HashMap<>();
  private final Map<String, BatchMoments> moments = new LinkedHashMap<>();
  private final FirstGradients first;

  PassRun(FloatingNetwork network, Plan plan, PassRequest request) {
    this(network, plan, request, null);
  }

  /**
   * @param first where gradients by first elements go, in place of those by all; or null
   */
  PassRun(FloatingNetwork network, Plan plan, PassRequest request, FirstGradients first) {
    this.first = first;
    this.program = network.program;
    this.parameters = network.parameters;
    this.plan = plan;
    this.request = request;
    this.kernels = network.tape.kernels;
    slots = new Slots(plan, network.tape.pool, kernels);
    pools = new AveragePools(kernels);
    held = new Held(program, plan, request);
    convolutions =
        new ConvolutionSteps(network, plan, request, slots, gradients, saliencies, first);
  }

  /** What the norms find of the batch: the forward half alone. */
  Map<String, BatchMoments> moments(Batch batch) {
    try {
      forward(batch);
      return moments;
    } finally {
      slots.close();
    }
  }

  /** Adds what others have found of the batch. */
  void add(Map<String, BatchMoments> others) {
    moments.putAll(others);
  }

  Pass run(Batch batch, Objective objective) {
    try {
      forward(batch);
      Outputs outputs = new Outputs(program, request, plan, slots);
      int last = plan.slotOfValue(program.ops().size());
      Tensor logits = outputs.value(last);
      Loss loss = objective.of(logits, batch.labels());
      List<Tensor> features = outputs.features();
      Map<String, Tensor> layerOutputs = outputs.layerOutputs();
      Optional<ReluCodes> codes = outputs.reluCodes();
      if (request.backward()) {
        Tensors.read(loss.gradient(), slots.newContribution(last));
        backward(false);
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
          codes,
          outputs.poolWinners(windowPools),
          Collections.unmodifiableMap(moments));
    } finally {
      slots.close();
    }
  }

  /** One forward half, and for each direction a backward half. */
  FirstElements firstElements(Batch batch, Tensor directions) {
    try {
      forward(batch);
      Outputs outputs = new Outputs(program, request, plan, slots);
      int last = plan.slotOfValue(program.ops().size());
      Tensor logits = outputs.value(last);
      int rows = directions.shape()[0];
      for (int r = 0; r < rows; r++) {
        first.startDirection(r);
        Tensor direction = FirstElements.row(directions, r, batch.count());
        Tensors.read(direction, slots.newContribution(last));
        backward(r < rows - 1);
      }
      return new FirstElements(logits, outputs.firstElements(first));
    } finally {
      slots.close();
    }
  }

  private void forward(Batch batch) {
    Tensors.read(batch.images(), slots.open(Plan.IMAGE));
    setZeros();
    held.setGates(slots);
    Step.Visitor forward = new Forward();
    for (int i = 0; i < plan.steps().size(); i++) {
      plan.steps().get(i).accept(forward);
      plan.lifetimes().valuesEndingForward(i).forEach(slots::releaseValue);
    }
  }

  /**
   * @param again whether another backward half follows, which reads the same values
   */
  private void backward(boolean again) {
    Step.Visitor backward = new Backward();
    for (int i = plan.steps().size() - 1; i >= 0; i--) {
      plan.steps().get(i).accept(backward);
      if (!again) {
        plan.lifetimes().valuesEndingBackward(i).forEach(slots::releaseValue);
      }
      plan.lifetimes().gradientsEnding(i).forEach(slots::releaseGradient);
    }
    if (again) {
      plan.zeros().forEach(slots::releaseGradient);
    }
  }

  private final class Forward implements Step.Visitor {
    @Override
    public void conv(Step.Conv step) {
      convolutions.forward(step);
    }

    @Override
    public void gather(Step.Gather step) {
      NodeSum sum = new NodeSum(step, slots, parameters, request.statistics(), kernels);
      sum.forward();
      if (request.wants(Output.NORM_STATISTICS)) {
        sum.report(moments);
      }
      sums.put(step, sum);
    }

    @Override
    public void halve(Step.Halve step) {
      pools.halve(slots.value(step.in()), slots.open(step.out()));
    }

    @Override
    public void pool(Step.Pool step) {
      Layout out = slots.layout(step.out());
      WindowPool pool =
          new WindowPool(
              step.window(),
              step.max(),
              held.winners(step.out(), out.length()),
              slots.layout(step.in()).padded(kernels.lanes()),
              out,
              kernels);
      pool.forward(slots.value(step.in()), slots.open(step.out()));
      windowPools.put(step.out(), pool);
    }

    @Override
    public void concat(Step.Concat step) {
      Buffer y = slots.open(step.out());
      Rows.clearSurplus(y.layout, y.data);
      int to = 0;
      for (int part : step.parts()) {
        Buffer x = slots.value(part);
        AveragePools.copyChannels(x, 0, y, to, x.layout.channels());
        to += x.layout.channels();
      }
    }

    @Override
    public void shift(Step.Shift step) {
      pools.shift(slots.value(step.in()), slots.open(step.out()));
    }

    @Override
    public void mean(Step.Mean step) {
      pools.mean(slots.value(step.in()), slots.open(step.out()));
    }

    @Override
    public void drop(Step.Drop step) {
      dropped(step.name(), slots.value(step.in()), slots.open(step.out()));
    }
  }

  private final class Backward implements Step.Visitor {
    @Override
    public void conv(Step.Conv step) {
      convolutions.backward(step);
    }

    @Override
    public void gather(Step.Gather step) {
      boolean wanted = first == null && wantsGradients(step);
      sums.get(step).backward(wanted ? gradients : null, first);
    }

    private boolean wantsGradients(Step.Gather step) {
      return step.terms().stream()
          .flatMap(term -> term.norm().stream())
          .anyMatch(
              norm ->
                  request.wantsGradientOf(norm.name() + ".scale")
                      || request.wantsGradientOf(norm.name() + ".shift"));
    }

    @Override
    public void halve(Step.Halve step) {
      pass(step.in(), step.out(), pools::halveGradient);
    }

    @Override
    public void pool(Step.Pool step) {
      pass(step.in(), step.out(), windowPools.get(step.out())::backward);
    }

    @Override
    public void concat(Step.Concat step) {
      int from = 0;
      for (int part : step.parts()) {
        int channels = slots.layout(part).channels();
        int first = from;
        pass(
            part,
            step.out(),
            (g, dx) -> {
              Rows.clearSurplus(dx.layout, dx.data);
              AveragePools.copyChannels(g, first, dx, 0, channels);
            });
        from += channels;
      }
    }

    @Override
    public void shift(Step.Shift step) {
      pass(step.in(), step.out(), pools::shiftGradient);
    }

    @Override
    public void mean(Step.Mean step) {
      pass(step.in(), step.out(), pools::meanGradient);
    }

    @Override
    public void drop(Step.Drop step) {
      pass(step.in(), step.out(), (g, dx) -> dropped(step.name(), g, dx));
    }

    /** Adds to the gradient of a slot what a step makes of its output's, if there is any. */
    private void pass(int in, int out, BiConsumer<Buffer, Buffer> gradient) {
      Buffer g = slots.gradient(out);
      if (g != null && plan.isDifferentiable(in)) {
        gradient.accept(g, slots.newContribution(in));
      }
    }
  }

  /** Each image times its factor, forward and backward. */
  private void dropped(String path, Buffer x, Buffer y) {
    for (int image = 0; image < x.layout.count(); image++) {
      double factor =
          request.paths().isPresent()
              ? (double) request.paths().get().ofOp().get(path)[image]
              : (double) 1;
      Rows.forEach(
          x.layout, image, (row, at, n) -> kernels.scaled(factor, x.data, at, y.data, at, n));
    }
  }

  private void setZeros() {
    for (int slot : plan.zeros()) {
      Buffer zero = slots.open(slot);
      Arrays.fill(zero.data, 0);
    }
  }
}
