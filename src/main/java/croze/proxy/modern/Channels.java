package croze.proxy.modern;

import croze.tensor.Spectrum;
import croze.tensor.Tensor;
import java.util.Arrays;

/**
 * A picture as a matrix: a row a channel, a column a position of a sample.
 *
 * @param rows values of each channel
 */
record Channels(double[][] rows) {

  /** Of shape (n, channels, height, width). */
  static Channels of(Tensor picture) {
    return of(picture, 1);
  }

  /**
   * Of a picture whose squares of so many pixels are put one behind the other as channels (space to
   * depth).
   */
  static Channels of(Tensor picture, int factor) {
    int samples = picture.shape()[0];
    int channels = picture.shape()[1];
    int height = picture.shape()[2];
    int width = picture.shape()[3];
    int positions = height / factor * (width / factor);
    double[][] rows = new double[channels * factor * factor][samples * positions];
    for (int n = 0; n < samples; n++) {
      for (int r = 0; r < rows.length; r++) {
        int plane = (n * channels + r / (factor * factor)) * height;
        int at = n * positions;
        for (int y = r / factor % factor; y < height; y += factor) {
          for (int x = r % factor; x < width; x += factor) {
            rows[r][at++] = picture.data()[(plane + y) * width + x];
          }
        }
      }
    }
    return new Channels(rows);
  }

  /** Each row without its mean. */
  Channels centred() {
    double[][] centred = new double[rows.length][];
    for (int r = 0; r < rows.length; r++) {
      double mean = Arrays.stream(rows[r]).average().orElseThrow();
      centred[r] = new double[rows[r].length];
      for (int i = 0; i < centred[r].length; i++) {
        centred[r][i] = rows[r][i] - mean;
      }
    }
    return new Channels(centred);
  }

  /** Mean over positions of the products of its rows. */
  Channels gram() {
    double[][] products = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      meanProducts(rows[i], rows, i, products[i]);
      for (int j = 0; j < i; j++) {
        products[i][j] = products[j][i];
      }
    }
    return new Channels(products);
  }

  /** Mean over positions of the products of its rows with another's. */
  Channels times(Channels other) {
    double[][] products = new double[rows.length][other.rows.length];
    for (int i = 0; i < rows.length; i++) {
      meanProducts(rows[i], other.rows, 0, products[i]);
    }
    return new Channels(products);
  }

  /** With each b from a number on, four at a time: no sum waits for another. */
  private static void meanProducts(double[] a, double[][] b, int from, double[] means) {
    int last = b.length - 1;
    for (int j = from; j <= last; j += 4) {
      double[] b0 = b[j];
      double[] b1 = b[Math.min(j + 1, last)];
      double[] b2 = b[Math.min(j + 2, last)];
      double[] b3 = b[Math.min(j + 3, last)];
      double sum0 = 0;
      double sum1 = 0;
      double sum2 = 0;
      double sum3 = 0;
      for (int i = 0; i < a.length; i++) {
        sum0 += a[i] * b0[i];
        sum1 += a[i] * b1[i];
        sum2 += a[i] * b2[i];
        sum3 += a[i] * b3[i];
      }
      means[j] = sum0 / a.length;
      means[Math.min(j + 1, last)] = sum1 / a.length;
      means[Math.min(j + 2, last)] = sum2 / a.length;
      means[Math.min(j + 3, last)] = sum3 / a.length;
    }
  }

  /** The correlations of its rows; 0 where a row is constant. */
  Channels correlations() {
    double[][] products = centred().gram().rows;
    double[] deviations = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      deviations[i] = Math.sqrt(products[i][i]);
    }
    double[][] correlations = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        double r = products[i][j] / (deviations[i] * deviations[j]);
        correlations[i][j] = Double.isFinite(r) ? r : 0;
      }
    }
    return new Channels(correlations);
  }

  /** Of a symmetric matrix; NaN where they cannot be found. */
  double[] eigenvalues() {
    return Spectrum.eigenvalues(rows);
  }

  double largestSingularValue() {
    return Arrays.stream(Spectrum.singularValues(rows)).max().orElseThrow();
  }

  /** The least singular value over the largest. */
  double inverseCondition() {
    double[] values = Spectrum.singularValues(rows);
    return Arrays.stream(values).min().orElseThrow() / Arrays.stream(values).max().orElseThrow();
  }
}
