package croze.proxy.baseline;

import croze.engine.Objective;
import croze.engine.Output;
import croze.engine.Pass;
import croze.net.Form;
import croze.net.GlobalPool;
import croze.net.Linear;
import croze.net.Op;
import croze.net.Op.Add;
import croze.net.Op.Concat;
import croze.net.Op.Norm;
import croze.net.Program;
import croze.proxy.api.Images;
import croze.proxy.api.Need;
import croze.proxy.api.PassKey;
import croze.proxy.api.Passes;
import croze.proxy.api.Proxy;
import croze.proxy.api.Weights;
import croze.tensor.Spectrum;
import croze.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;

/**
 * Jacobian covariance (Mellor et al. 2020): −Σ [ln(v + k) + 1/(v + k)], k = 1e-5, v the eigenvalues
 * of the correlation matrix of J's rows, row n being ∂(Σ logits)/∂x of sample n. NaN if a row is
 * constant or the only one, and where J is zero but for rounding: if what the head averages is made
 * of batch norms alone, its sum over the batch is a constant (DARTS cells whose last one has no
 * pool on the way).
 *
 * @param modern whether it is the {@code jacov} of VKDNW's table: of the paper form, weights N(0,
 *     2/fan_in)
 */
public record JacobCov(boolean modern) implements Proxy {
  private static final double K = 1e-5;

  private PassKey pass() {
    return new PassKey(
        modern ? Form.PAPER : Form.WITH_BN,
        modern ? new Weights.Normal(true) : new Weights.Initial(),
        new Images.Clean(),
        Objective.SUM_OF_LOGITS);
  }

  @Override
  public String name() {
    return modern ? "jacov" : "jacob_cov";
  }

  @Override
  public String definition() {
    return modern
        ? "jacob_cov of the paper form, weights N(0, 2/fan_in)"
        : "−Σ [ln(v + 1e-5) + 1/(v + 1e-5)], v the eigenvalues of corr(∂(Σ logits)/∂x) over samples";
  }

  @Override
  public String source() {
    return modern ? "jacov of ondratybl/VKDNW" : "Mellor et al. 2020; Abdelfattah et al. 2021";
  }

  @Override
  public String sign() {
    return "negative; nearer to zero is better";
  }

  @Override
  public boolean seesDeadLayers() {
    return false;
  }

  @Override
  public List<Need> needs() {
    return List.of(Need.of(pass(), Output.INPUT_GRADIENT));
  }

  @Override
  public double score(Passes passes) {
    Pass pass = passes.get(pass());
    if (isMeanConstant(pass.program(), pass.program().ops().size())) {
      return Double.NaN;
    }
    return of(pass.inputGradient().orElseThrow());
  }

  /**
   * @param jacobian shape (n, channels, height, width)
   */
  static double of(Tensor jacobian) {
    int samples = jacobian.shape()[0];
    if (samples == 1) { // one image correlates with nothing
      return Double.NaN;
    }
    int inputs = jacobian.size() / samples;
    double[][] rows = new double[samples][];
    for (int n = 0; n < samples; n++) {
      rows[n] = Arrays.copyOfRange(jacobian.data(), n * inputs, (n + 1) * inputs);
      if (isConstant(rows[n])) {
        return Double.NaN;
      }
    }
    RealMatrix samplesAsColumns = new Array2DRowRealMatrix(rows, false).transpose();
    RealMatrix correlation = new PearsonsCorrelation(samplesAsColumns).getCorrelationMatrix();
    double score = 0;
    for (double v : eigenvalues(correlation)) {
      score -= Math.log(v + K) + 1 / (v + K);
    }
    return score;
  }

  /**
   * By Commons Math, as all published scores are; where it gives up, of rows near parallel, by
   * EJML.
   */
  private static double[] eigenvalues(RealMatrix correlation) {
    try {
      return new EigenDecomposition(correlation).getRealEigenvalues();
    } catch (MaxCountExceededException e) {
      return Spectrum.eigenvalues(correlation.getData());
    }
  }

  /** Whether the mean of a value's channels over the batch does not depend on the images. */
  private static boolean isMeanConstant(Program program, int value) {
    Op op = value == 0 ? null : program.ops().get(value - 1);
    if (op instanceof Norm) {
      return true;
    }
    return (op instanceof Linear
            || op instanceof GlobalPool
            || op instanceof Add
            || op instanceof Concat)
        && op.inputs().stream().allMatch(input -> isMeanConstant(program, input));
  }

  private static boolean isConstant(double[] row) {
    return Arrays.stream(row).allMatch(x -> x == row[0]);
  }
}
