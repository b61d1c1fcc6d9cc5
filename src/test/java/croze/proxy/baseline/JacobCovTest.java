package croze.proxy.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import croze.tensor.Tensor;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JacobCovTest {
  private static final int SAMPLES = 64;
  private static final int INPUTS = 200;

  /**
   * Rows near parallel to one of two vectors, at which Commons Math gives up: two eigenvalues, of
   * about 32 each but for the correlation of the two, and 62 that are 0 but for 1e-10.
   */
  @Test
  void rowsNearParallelHaveAScore() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      double[][] vectors = new double[2][];
      for (int k = 0; k < 2; k++) {
        vectors[k] = random.doubles(INPUTS, -1, 1).toArray();
      }
      double[] rows = new double[SAMPLES * INPUTS];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = vectors[i / INPUTS % 2][i % INPUTS] + 1e-10 * random.nextGaussian();
      }
      double score = JacobCov.of(Tensor.of(rows, SAMPLES, 1, 1, INPUTS));
      double nulls = -62 * (Math.log(1e-5) + 1e5);
      assertEquals(nulls, score, 1e-5 * Math.abs(nulls), "seed " + seed);
    }
  }
}
