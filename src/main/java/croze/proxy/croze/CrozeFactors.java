package croze.proxy.croze;

import croze.engine.Pass;
import croze.proxy.api.Passes;
import croze.proxy.croze.CrozeDefinition.Comparison;
import croze.proxy.croze.CrozeDefinition.Features;
import croze.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The three factors of CRoZe for one conv or linear layer m, summed over its cosines.
 *
 * @param z Σ (1 + cos(zʳ, z)), consistency of features (Eq. 5)
 * @param p Σ (1 + cos(θ₁ʳ, θ₁)), consistency of parameters (Eq. 8)
 * @param g Σ |cos(gʳ, g)|, consistency of gradients (Eq. 9)
 */
public record CrozeFactors(double z, double p, double g) {

  /** The factors of all layers in order of the ops. */
  static List<CrozeFactors> ofLayers(CrozeDefinition definition, Passes passes) {
    Comparison by = definition.comparison();
    Pass clean = passes.get(definition.clean());
    Pass perturbed = passes.get(definition.perturbed());
    double[] tapped = tappedConsistency(by.cosine(), clean, perturbed);
    List<CrozeFactors> factors = new ArrayList<>();
    for (String m : clean.program().layers()) {
      Tensor g = clean.weightGradient(m);
      Tensor gr = perturbed.weightGradient(m);
      if (by.accumulated()) {
        gr = passes.get(definition.robust()).weightGradient(m).plus(1, gr);
      }
      Tensor theta = stepped(clean.weight(m), by.gamma(), g);
      Tensor thetaR = stepped(perturbed.weight(m), by.gamma(), gr);
      double z =
          by.features() == Features.TAPPED
              ? tapped[clean.program().layerFeatures().get(m)]
              : consistency(
                  by.cosine(), perturbed.layerOutputs().get(m), clean.layerOutputs().get(m));
      double p = consistency(by.cosine(), thetaR, theta);
      factors.add(new CrozeFactors(z, p, alignment(by.cosine(), gr, g)));
    }
    return factors;
  }

  /** Σ (1 + cos(zʳ, z)) of each tapped feature: once, as many layers share one. */
  private static double[] tappedConsistency(Cosine cosine, Pass clean, Pass perturbed) {
    double[] z = new double[clean.features().size()];
    for (int i = 0; i < z.length; i++) {
      z[i] = consistency(cosine, perturbed.features().get(i), clean.features().get(i));
    }
    return z;
  }

  private static Tensor stepped(Tensor theta, double gamma, Tensor g) {
    return gamma == 0 ? theta : theta.plus(-gamma, g);
  }

  /** Σ (1 + cos). */
  private static double consistency(Cosine cosine, Tensor a, Tensor b) {
    double sum = 0;
    for (double c : cosine.of(a, b)) {
      sum += 1 + c;
    }
    return sum;
  }

  /** Σ |cos|. */
  private static double alignment(Cosine cosine, Tensor a, Tensor b) {
    double sum = 0;
    for (double c : cosine.of(a, b)) {
      sum += Math.abs(c);
    }
    return sum;
  }
}
