package croze.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SpectrumTest {

  /** D with both sides reflected by I − 2vvᵀ/vᵀv has the eigenvalues of D, most of them 0. */
  @Property(tries = 50)
  void aReflectionKeepsTheEigenvalues(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int n) {
    Random random = new Random(seed);
    double[] d = new double[n];
    for (int i = 0; i < n; i++) {
      d[i] = i % 3 == 0 ? random.nextGaussian() * Math.pow(10, random.nextInt(8)) : 0;
    }
    double[][] matrix = reflected(d, random);
    Arrays.sort(d);
    double scale = Math.max(Math.abs(d[0]), Math.abs(d[n - 1]));
    assertArrayEquals(d, Spectrum.eigenvalues(matrix), 1e-13 * n * scale);
    double[] singular = Spectrum.singularValues(matrix);
    Arrays.sort(singular);
    assertArrayEquals(
        Arrays.stream(d).map(Math::abs).sorted().toArray(), singular, 1e-13 * n * scale);
  }

  private static double[][] reflected(double[] d, Random random) {
    int n = d.length;
    double[] v = random.doubles(n, .5, 1).toArray();
    double length = Arrays.stream(v).map(x -> x * x).sum();
    double[][] h = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        h[i][j] = (i == j ? 1 : 0) - 2 * v[i] * v[j] / length;
      }
    }
    double[][] product = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        for (int k = 0; k < n; k++) {
          product[i][j] += h[i][k] * d[k] * h[j][k];
        }
        product[j][i] = product[i][j];
      }
    }
    return product;
  }

  @Test
  void ofZerosItIsZero() {
    assertArrayEquals(new double[3], Spectrum.eigenvalues(new double[3][3]));
    assertArrayEquals(new double[2], Spectrum.singularValues(new double[2][5]));
  }

  @Test
  void whatIsNotFiniteHasNone() {
    double[][] matrix = {{1, Double.NaN}, {Double.NaN, 1}};
    assertTrue(Arrays.stream(Spectrum.eigenvalues(matrix)).allMatch(Double::isNaN));
    assertTrue(Arrays.stream(Spectrum.singularValues(matrix)).allMatch(Double::isNaN));
  }

  @Test
  void aWideMatrixHasAsManySingularValuesAsRows() {
    double[] values = Spectrum.singularValues(new double[][] {{3, 0, 0}, {0, 0, 4}});
    Arrays.sort(values);
    assertEquals(2, values.length);
    assertArrayEquals(new double[] {3, 4}, values, 1e-14);
  }
}
