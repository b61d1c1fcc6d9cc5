package croze.proxy.modern;

import croze.engine.FirstElements;
import croze.image.Batch;
import croze.net.Form;
import croze.net.ParameterSpec;
import croze.net.Parameters;
import croze.net.Program;
import croze.proxy.api.Images;
import croze.proxy.api.OwnPasses;
import croze.proxy.api.Passes;
import croze.proxy.api.Requirements;
import croze.proxy.api.Weights;
import croze.tensor.Spectrum;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * VKDNW (Tybl and Neumann 2025): entropy of nine quantiles of the eigenvalues of an empirical
 * Fisher matrix.
 *
 * <pre>
 * F = mean_n (L J)ᵀ(L J),  J = ∂logits/∂θ of sample n,  L Lᵀ = diag(p) − p pᵀ,
 * p = c₁·softmax + c₂,  score = −Σ t·ln(t + 1e-10),  t = quantiles .1 … .9 / (their sum + 1e-10)
 * </pre>
 *
 * <p>θ are the first elements of the first 128 parameter tensors. Norms have mean 0 and variance 1,
 * weights N(0, 2/fan_in), biases 0, images N(0, 1), paper form. As the public code computes it: L
 * stands where Fisher's matrix has Lᵀ, and c₁ and c₂ are .95 and .005 after half precision.
 *
 * <p>{@code vkdnw_single} ranks by the number of parameter tensors first, by this second; VKDNW_agg
 * is a mean of log-ranks over the architectures that are compared, an aggregation of a study.
 *
 * @param single whether the number of parameter tensors comes first
 */
public record Vkdnw(boolean single) implements OwnPassesProxy {
  private static final int MOST_TENSORS = 128;
  private static final double SOFTMAX_SHARE = .9501953125;
  private static final double UNIFORM_SHARE = .04998779296875;
  private static final int QUANTILES = 9;
  private static final double FLOOR = 1e-10;

  /** Above the largest entropy, ln 9. */
  private static final double SCALE = 4;

  @Override
  public String name() {
    return single ? "vkdnw_single" : "vkdnw";
  }

  @Override
  public String definition() {
    return single
        ? "parameter tensors + vkdnw/4: ranks by their number, then by vkdnw"
        : "−Σ t·ln t, t the deciles of the eigenvalues of the Fisher matrix of 128 weights";
  }

  @Override
  public String source() {
    return "Tybl and Neumann 2025 (ondratybl/VKDNW, as the public code computes it)";
  }

  @Override
  public Requirements requirements() {
    return new Requirements(false, false, true);
  }

  @Override
  public boolean seesDeadLayers() {
    return true;
  }

  @Override
  public double score(Passes passes) {
    double entropy = passes.shared(Vkdnw.class, () -> entropy(eigenvalues(passes.own())));
    return single
        ? passes.own().program(Form.PAPER).parameterSpecs().size() + entropy / SCALE
        : entropy;
  }

  /** Of the Fisher matrix, ascending. */
  private static double[] eigenvalues(OwnPasses passes) {
    Program program = passes.program(Form.PAPER);
    Parameters weights = passes.parameters(Form.PAPER, new Weights.Normal(true));
    Batch x = passes.batch(new Images.Gaussian());
    List<String> names =
        program.parameterSpecs().stream().map(ParameterSpec::name).limit(MOST_TENSORS).toList();
    int classes = program.shapes().get(program.ops().size()).channels();
    FirstElements found = LogitGradients.of(passes::network, program, weights, x);
    RealMatrix fisher = new Array2DRowRealMatrix(names.size(), names.size());
    for (int n = 0; n < x.count(); n++) {
      // The last row stays 0: the last column of L is, so that the last logit does not count.
      double[][] jacobian = new double[classes][names.size()];
      for (int m = 0; m < names.size(); m++) {
        double[] byLogit = found.gradients().get(names.get(m)).data();
        for (int k = 0; k < classes - 1; k++) {
          jacobian[k][m] = byLogit[n * (classes - 1) + k];
        }
      }
      double[] logits = Arrays.copyOfRange(found.logits().data(), n * classes, (n + 1) * classes);
      RealMatrix factored =
          new Array2DRowRealMatrix(factor(logits), false)
              .multiply(new Array2DRowRealMatrix(jacobian, false));
      fisher = fisher.add(factored.transpose().multiply(factored));
    }
    double[] eigenvalues = Spectrum.eigenvalues(fisher.scalarMultiply(1.0 / x.count()).getData());
    return Arrays.stream(eigenvalues).map(Math::abs).sorted().toArray();
  }

  /** L of diag(p) − p·pᵀ, in closed form; its last column is 0 though p sums to 1.00017. */
  private static double[][] factor(double[] logits) {
    int classes = logits.length;
    double largest = Arrays.stream(logits).max().orElseThrow();
    double[] p = Arrays.stream(logits).map(z -> Math.exp(z - largest)).toArray();
    double sum = Arrays.stream(p).sum();
    double[][] factor = new double[classes][classes];
    double before = 1;
    for (int k = 0; k < classes; k++) {
      p[k] = SOFTMAX_SHARE * p[k] / sum + half(UNIFORM_SHARE / classes);
    }
    for (int j = 0; j < classes; j++) {
      double left = j == classes - 1 ? 0 : before - p[j];
      factor[j][j] = Math.sqrt(p[j] * left / before);
      for (int i = j + 1; i < classes; i++) {
        factor[i][j] = -p[i] * factor[j][j] / left;
      }
      before = left;
    }
    return factor;
  }

  /** To the 11 significant bits of half precision. */
  private static double half(double x) {
    int scale = 10 - Math.getExponent(x);
    return Math.scalb(Math.rint(Math.scalb(x, scale)), -scale);
  }

  /** −Σ t·ln(t + 1e-10) of the deciles, each linear between the two values about it. */
  private static double entropy(double[] ascending) {
    double[] deciles = new double[QUANTILES];
    for (int k = 1; k <= QUANTILES; k++) {
      double at = k * (ascending.length - 1) / (QUANTILES + 1.0);
      int below = (int) at;
      int above = Math.min(below + 1, ascending.length - 1);
      deciles[k - 1] = ascending[below] + (at - below) * (ascending[above] - ascending[below]);
    }
    double sum = Arrays.stream(deciles).sum() + FLOOR;
    return -Arrays.stream(deciles).map(q -> q / sum).map(t -> t * Math.log(t + FLOOR)).sum();
  }
}
