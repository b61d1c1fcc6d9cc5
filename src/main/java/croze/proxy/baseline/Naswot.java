package croze.proxy.baseline;

import croze.engine.Output;
import croze.engine.ReluCodes.Code;
import croze.proxy.api.Need;
import croze.proxy.api.PassKey;
import croze.proxy.api.Passes;
import croze.proxy.api.Proxy;
import java.util.List;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * NASWOT (Mellor et al. 2021): ln|det K|, K_ij = Σ over ReLUs of the units at which samples i and j
 * agree on whether the unit is open. −∞ if K is singular.
 *
 * @param twice whether a ReLU before a convolution counts twice, as in the public script, which
 *     hooks each module whose class name holds "ReLU", and so ReLU-conv-BN blocks too
 */
public record Naswot(boolean twice) implements Proxy {
  /** Samples that differ in one of a million units still give a pivot of 1e-6. */
  private static final double SINGULAR = 1e-11;

  @Override
  public String name() {
    return twice ? "naswot_double_relu" : "naswot";
  }

  @Override
  public String definition() {
    return "ln|det K|, K_ij = units at which samples i and j are both open or both shut"
        + (twice ? ", each ReLU but the last twice" : "");
  }

  @Override
  public String source() {
    return "Mellor et al. 2021";
  }

  @Override
  public boolean seesDeadLayers() {
    return true;
  }

  @Override
  public List<Need> needs() {
    return List.of(Need.of(PassKey.BASELINE, Output.RELU_CODES));
  }

  @Override
  public double score(Passes passes) {
    List<Code> relus = passes.get(PassKey.BASELINE).reluCodes().orElseThrow().relus();
    int samples = relus.get(0).bits().length;
    double[][] agreement = new double[samples][samples];
    double units = 0;
    for (int r = 0; r < relus.size(); r++) {
      int weight = twice && r < relus.size() - 1 ? 2 : 1;
      addAgreement(agreement, relus.get(r), weight);
      units += weight * relus.get(r).units();
    }
    return logDeterminant(agreement, units);
  }

  private static void addAgreement(double[][] agreement, Code code, int weight) {
    for (int i = 0; i < agreement.length; i++) {
      for (int j = 0; j < agreement.length; j++) {
        int differing = 0;
        for (int word = 0; word < code.bits()[i].length; word++) {
          differing += Long.bitCount(code.bits()[i][word] ^ code.bits()[j][word]);
        }
        agreement[i][j] += weight * (code.units() - differing);
      }
    }
  }

  /** ln|det K| = n·ln(units) + ln|det(K/units)|: the scaled pivots do not overflow. */
  private static double logDeterminant(double[][] agreement, double units) {
    RealMatrix scaled = MatrixUtils.createRealMatrix(agreement).scalarMultiply(1 / units);
    LUDecomposition lu = new LUDecomposition(scaled, SINGULAR);
    if (!lu.getSolver().isNonSingular()) {
      return Double.NEGATIVE_INFINITY;
    }
    double sum = agreement.length * Math.log(units);
    for (int i = 0; i < agreement.length; i++) {
      sum += Math.log(Math.abs(lu.getU().getEntry(i, i)));
    }
    return sum;
  }
}
