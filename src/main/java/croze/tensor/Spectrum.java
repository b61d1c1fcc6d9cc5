package croze.tensor;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.eig.SymmetricQRAlgorithmDecomposition_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The spectrum of a matrix, without its vectors.
 *
 * <p>By EJML: Commons Math gives up after 30 steps an eigenvalue, which the Fisher matrices of a
 * few networks need, and always works out the vectors.
 */
public final class Spectrum {
  /** Steps that an eigenvalue may take; a few are the rule. */
  private static final int MOST_STEPS = 10_000;

  private Spectrum() {}

  /**
   * The eigenvalues of a symmetric matrix, ascending; all NaN if a value is not finite or they are
   * not found.
   */
  public static double[] eigenvalues(double[][] symmetric) {
    SymmetricQRAlgorithmDecomposition_DDRM found =
        new SymmetricQRAlgorithmDecomposition_DDRM(false);
    found.setMaxIterations(MOST_STEPS);
    if (!isFinite(symmetric) || !found.decompose(new DMatrixRMaj(symmetric))) {
      return unknown(symmetric.length);
    }
    return IntStream.range(0, symmetric.length)
        .mapToDouble(i -> found.getEigenvalue(i).getReal())
        .sorted()
        .toArray();
  }

  /** The singular values of a matrix, in no order; all NaN likewise. */
  public static double[] singularValues(double[][] matrix) {
    SingularValueDecomposition_F64<DMatrixRMaj> found =
        DecompositionFactory_DDRM.svd(matrix.length, matrix[0].length, false, false, true);
    return isFinite(matrix) && found.decompose(new DMatrixRMaj(matrix))
        ? Arrays.copyOf(found.getSingularValues(), found.numberOfSingularValues())
        : unknown(Math.min(matrix.length, matrix[0].length));
  }

  private static boolean isFinite(double[][] matrix) {
    return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
  }

  private static double[] unknown(int count) {
    double[] values = new double[count];
    Arrays.fill(values, Double.NaN);
    return values;
  }
}
