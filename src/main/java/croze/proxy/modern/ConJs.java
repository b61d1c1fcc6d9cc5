package croze.proxy.modern;

import croze.engine.Output;
import croze.engine.Pass;
import croze.proxy.api.Need;
import croze.proxy.api.Passes;
import croze.proxy.api.Proxy;
import croze.proxy.croze.CrozeDefinition;
import croze.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * ConJS of R-Score (TRNAS): the passes of {@code croze}, compared by a divergence in place of
 * cosines. Σ over conv and linear layers of 1/(1 + D(θʳ, θ)) · 1/(1 + D(zʳ, z)), where D(a, b) = ½
 * Σ m·ln(m/p) + ½ Σ m·ln(m/q), p and q the softmax over all elements of a and b plus 1e-8 and m
 * their mean: the arguments are exchanged against Jensen and Shannon's, as in the public code. A
 * network whose output does not depend on the image scores high.
 */
public record ConJs() implements Proxy {
  private static final CrozeDefinition BY = CrozeDefinition.PUBLIC_CODE;
  private static final double FLOOR = 1e-8;

  @Override
  public String name() {
    return "conjs";
  }

  @Override
  public String definition() {
    return "Σ_m 1/(1+D(θʳ,θ))·1/(1+D(zʳ,z)), D a divergence of softmaxes, θʳ and z as in croze";
  }

  @Override
  public String source() {
    return "R-Score (fly2tortoise/TRNAS)";
  }

  @Override
  public boolean seesDeadLayers() {
    return true;
  }

  @Override
  public List<Need> needs() {
    return List.of(Need.of(BY.clean(), Output.FEATURES), Need.of(BY.perturbed(), Output.FEATURES));
  }

  @Override
  public double score(Passes passes) {
    Pass clean = passes.get(BY.clean());
    Pass perturbed = passes.get(BY.perturbed());
    double[] features = new double[clean.features().size()];
    for (int i = 0; i < features.length; i++) {
      features[i] = consistency(clean.features().get(i), perturbed.features().get(i));
    }
    return clean.program().layers().stream()
        .mapToDouble(
            m ->
                consistency(clean.weight(m), perturbed.weight(m))
                    * features[clean.program().layerFeatures().get(m)])
        .sum();
  }

  /** 1/(1 + D(a, b)). */
  private static double consistency(Tensor a, Tensor b) {
    double[] p = softmax(a);
    double[] q = softmax(b);
    double divergence = 0;
    for (int i = 0; i < p.length; i++) {
      double m = (p[i] + q[i]) / 2;
      divergence += .5 * m * Math.log(m / p[i]) + .5 * m * Math.log(m / q[i]);
    }
    return 1 / (1 + divergence);
  }

  /** Over all elements, plus 1e-8. */
  private static double[] softmax(Tensor t) {
    double largest = Arrays.stream(t.data()).max().orElseThrow();
    double[] p = Arrays.stream(t.data()).map(x -> Math.exp(x - largest)).toArray();
    double sum = Arrays.stream(p).sum();
    return Arrays.stream(p).map(x -> x / sum + FLOOR).toArray();
  }
}
