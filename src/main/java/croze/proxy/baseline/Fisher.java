package croze.proxy.baseline;

import croze.engine.Output;
import croze.engine.Pass;
import croze.proxy.api.Need;
import croze.proxy.api.PassKey;
import croze.proxy.api.Passes;
import croze.proxy.api.Proxy;
import croze.tensor.Tensor;
import java.util.List;

/**
 * Σ over conv and linear layers and their output channels of (weights of the channel)·½·mean_n(s²),
 * s the channel's a·∂L/∂a summed over height and width, a the layer's output (Theis et al. 2018,
 * Turner et al. 2020; the weight of a channel is the public code's, which spreads a channel's value
 * over its weights and sums them).
 */
public record Fisher() implements Proxy {

  @Override
  public String name() {
    return "fisher";
  }

  @Override
  public String definition() {
    return "Σ_channels (weights of the channel)·½·mean_n((Σ_hw a·∂L/∂a)²), a the output of a layer";
  }

  @Override
  public String source() {
    return "Turner et al. 2020; Abdelfattah et al. 2021";
  }

  @Override
  public boolean seesDeadLayers() {
    return false;
  }

  @Override
  public List<Need> needs() {
    return List.of(Need.of(PassKey.BASELINE, Output.CHANNEL_SALIENCY));
  }

  @Override
  public double score(Passes passes) {
    Pass pass = passes.get(PassKey.BASELINE);
    return pass.program().layers().stream()
        .mapToDouble(m -> score(pass.weight(m), pass.saliencies().get(m)))
        .sum();
  }

  private static double score(Tensor weight, Tensor saliency) {
    int samples = saliency.shape()[0];
    int channels = saliency.shape()[1];
    double weightsOfChannel = weight.size() / channels;
    return weightsOfChannel * .5 * saliency.dot(saliency) / samples;
  }
}
