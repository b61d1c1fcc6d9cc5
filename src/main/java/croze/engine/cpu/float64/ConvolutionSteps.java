package croze.engine.cpu.float64;

import croze.engine.Output;
import croze.engine.PassRequest;
import croze.engine.cpu.plan.Plan;
import croze.engine.cpu.plan.Step;
import croze.tensor.Tensor;
import java.util.Map;

/** The convolutions of one pass: each adds to its output forward, to its gradients backward. */
final class ConvolutionSteps {
  private final FloatingNetwork network;
  private final Plan plan;
  private final PassRequest request;
  private final Slots slots;
  private final Map<String, Tensor> gradients;
  private final Map<String, Tensor> saliencies;
  private final FirstGradients first;

  /**
   * @param gradients of parameters, where those of weights and biases go
   * @param saliencies of channels, where those of layers go
   * @param first takes the place of the gradients, if it is not null
   */
  ConvolutionSteps(
      FloatingNetwork network,
      Plan plan,
      PassRequest request,
      Slots slots,
      Map<String, Tensor> gradients,
      Map<String, Tensor> saliencies,
      FirstGradients first) {
    this.network = network;
    this.plan = plan;
    this.request = request;
    this.slots = slots;
    this.gradients = gradients;
    this.saliencies = saliencies;
    this.first = first;
  }

  void forward(Step.Conv c) {
    double[] start = null;
    if (c.first()) {
      start = new double[slots.layout(c.out()).stride()];
      for (String layer : c.biases()) {
        Tensor bias = network.parameters.get(layer + ".bias");
        for (int i = 0; i < bias.size(); i++) {
          start[i] += (double) bias.data()[i];
        }
      }
    }
    Convolution convolution = convolution(c);
    PackedWeight weight = network.weight(c.name());
    convolution.forward(slots.value(c.in()).data, weight, start, slots.open(c.out()).data);
  }

  void backward(Step.Conv c) {
    Buffer g = slots.gradient(c.out());
    if (g == null) {
      return;
    }
    PackedWeight weight = network.weight(c.name());
    Convolution convolution = convolution(c);
    if (first != null) {
      first.addLayer(c, slots.value(c.in()), g);
    } else {
      if (request.wantsGradientOf(c.name() + ".weight")) {
        gradients.put(
            c.name() + ".weight",
            convolution.weightGradient(slots.value(c.in()).data, g.data, weight.shape()));
      }
      if (c.bias() && request.wantsGradientOf(c.name() + ".bias")) {
        double[] sums = Rows.channelSums(g, network.tape.kernels);
        Tensor bias = Tensor.zeros(g.layout.channels());
        for (int i = 0; i < bias.size(); i++) {
          bias.data()[i] = sums[i];
        }
        gradients.put(c.name() + ".bias", bias);
      }
    }
    if (request.wants(Output.CHANNEL_SALIENCY)) {
      saliencies.put(c.name(), Rows.products(slots.value(c.out()), g, network.tape.kernels));
    }
    if (plan.isDifferentiable(c.in())) {
      boolean add = slots.hasAccumulator(c.in());
      convolution.inputGradient(g.data, weight, add, slots.accumulator(c.in()).data);
    }
  }

  private Convolution convolution(Step.Conv c) {
    return network.tape.convolutions.get(
        slots.layout(c.in()), slots.layout(c.out()), c.window(), c.depthwise());
  }
}
