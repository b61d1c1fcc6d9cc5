package croze.net;

import croze.net.Op.Conv;
import croze.net.Op.Linear;
import croze.net.Op.Norm;
import croze.net.ParameterSpec.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A network as a flat list of ops in an order in which they can be run.
 *
 * <p>Value 0 is the image batch, value {@code i + 1} the result of op {@code i}; the last value is
 * the logits. Immutable and thread safe.
 *
 * @param channels channels of the image
 * @param size height and width of the image
 * @param ops the ops; each reads values of earlier ops only
 * @param features the values of the tapped features z₀, z₁, …
 * @param layerFeatures per conv or linear layer, in order of the ops, the index of the feature that
 *     CRoZe scores it with ({@code spec}: number of cells entered so far, div cells a stage)
 */
public record Program(
    int channels,
    int size,
    List<Op> ops,
    List<Integer> features,
    Map<String, Integer> layerFeatures) {

  public Program {
    ops = List.copyOf(ops);
    features = List.copyOf(features);
    layerFeatures =
        java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(layerFeatures));
  }

  /** Names of the conv and linear layers in order of the ops. */
  public List<String> layers() {
    return List.copyOf(layerFeatures.keySet());
  }

  /** All parameter tensors in order of the ops, a layer's weight before its bias. */
  public List<ParameterSpec> parameterSpecs() {
    List<ParameterSpec> specs = new ArrayList<>();
    for (Op op : ops) {
      if (op instanceof Conv c) {
        int fan = c.inChannels() * c.kernel() * c.kernel();
        int[] shape = {c.outChannels(), c.inChannels(), c.kernel(), c.kernel()};
        specs.add(new ParameterSpec(c.name() + ".weight", Role.WEIGHT, shape, fan));
        if (c.bias()) {
          specs.add(
              new ParameterSpec(c.name() + ".bias", Role.BIAS, new int[] {c.outChannels()}, fan));
        }
      } else if (op instanceof Linear l) {
        int[] shape = {l.outFeatures(), l.inFeatures()};
        specs.add(new ParameterSpec(l.name() + ".weight", Role.WEIGHT, shape, l.inFeatures()));
        specs.add(
            new ParameterSpec(
                l.name() + ".bias", Role.BIAS, new int[] {l.outFeatures()}, l.inFeatures()));
      } else if (op instanceof Norm n && n.affine()) {
        int[] shape = {n.channels()};
        specs.add(new ParameterSpec(n.name() + ".scale", Role.SCALE, shape, n.channels()));
        specs.add(new ParameterSpec(n.name() + ".shift", Role.SHIFT, shape, n.channels()));
      }
    }
    return specs;
  }
}
