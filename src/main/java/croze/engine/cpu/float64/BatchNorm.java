package croze.engine.cpu.float64;

import croze.engine.NormStatistics;
import croze.engine.NormStatistics.BatchMoments;
import croze.engine.NormStatistics.Moments;
import croze.engine.cpu.float64.Kernels.Affine;
import croze.engine.cpu.float64.Kernels.NormGradient;
import croze.engine.cpu.plan.Layout;
import croze.engine.cpu.plan.Step;
import croze.net.Op;
import croze.net.Parameters;
import croze.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Batch normalisation of one buffer, y = γ·(x − μ)/√(σ² + ε) + β with the mean and the biased
 * variance of the batch by channel, or with given ones, as an affine map that a sum applies while
 * it reads x.
 */
final class BatchNorm {
  private static final double EPSILON = (double) Op.Norm.EPSILON;

  private final Kernels kernels;
  private final Step.Norm norm;
  private final Buffer x;
  private final boolean given;
  private final double[] inverseDeviation;
  private final double[] gamma;

  private final double[] products;

  /** The backward half through the statistics of the batch, and that of given ones. */
  private NormGradient gradient;

  private Affine givenGradient;

  /** What the normalisation is for this batch. */
  final Affine map;

  /** Of the batch; null if the statistics were given. */
  final BatchMoments moments;

  BatchNorm(
      Step.Norm norm,
      Buffer x,
      Parameters parameters,
      Optional<NormStatistics> statistics,
      Kernels kernels) {
    this.kernels = kernels;
    this.norm = norm;
    this.x = x;
    Layout layout = x.layout;
    given = statistics.isPresent();
    moments =
        given
            ? null
            : new BatchMoments(
                Tensor.zeros(layout.channels()), Tensor.zeros(layout.channels()), pixels());
    products = new double[layout.rowLength()];
    gamma = new double[layout.channels()];
    inverseDeviation = new double[layout.channels()];
    map = given ? given(statistics.get().get(norm.name()), parameters) : ofBatch(parameters);
  }

  private Affine ofBatch(Parameters parameters) {
    Layout layout = x.layout;
    // Moments about the first pixel: exact where a channel is constant, and without cancellation.
    int first = layout.at(0, 0, 0);
    double[] mean = Arrays.copyOfRange(x.data, first, first + layout.stride());
    double[] centre = Rows.repeat(mean, layout);
    double[] rowSums = new double[layout.rowLength()];
    double[] rowSquares = new double[layout.rowLength()];
    Rows.forEach(
        layout, (y, at, n) -> kernels.addMoments(x.data, at, centre, rowSums, rowSquares, n));
    double[] sums = Rows.fold(rowSums, layout);
    double[] squares = Rows.fold(rowSquares, layout);
    double[] variances = new double[layout.channels()];
    for (int c = 0; c < layout.channels(); c++) {
      double offset = sums[c] / pixels();
      double variance = squares[c] / pixels() - offset * offset;
      // NaN where the squares overflow, instead of a slope of 0.
      variances[c] = Double.isInfinite(variance) ? Double.NaN : Math.max(variance, 0);
      mean[c] += offset;
      moments.mean().data()[c] = mean[c];
      moments.variance().data()[c] = variances[c];
    }
    return affine(mean, variances, parameters);
  }

  private Affine given(Moments statistics, Parameters parameters) {
    double[] mean = new double[x.layout.stride()];
    double[] variances = new double[x.layout.channels()];
    for (int c = 0; c < variances.length; c++) {
      mean[c] = (double) statistics.mean().data()[c];
      variances[c] = (double) statistics.variance().data()[c];
    }
    return affine(mean, variances, parameters);
  }

  private Affine affine(double[] mean, double[] variances, Parameters parameters) {
    double[] slope = new double[variances.length];
    double[] beta = new double[variances.length];
    for (int c = 0; c < variances.length; c++) {
      gamma[c] = norm.affine() ? (double) parameters.get(norm.name() + ".scale").data()[c] : 1;
      beta[c] = norm.affine() ? (double) parameters.get(norm.name() + ".shift").data()[c] : 0;
      inverseDeviation[c] = (double) (1 / Math.sqrt(variances[c] + EPSILON));
      slope[c] = gamma[c] * inverseDeviation[c];
    }
    Layout layout = x.layout;
    return new Affine(
        Rows.repeat(mean, layout), Rows.repeat(slope, layout), Rows.repeat(beta, layout));
  }

  private int pixels() {
    return x.layout.count() * x.layout.height() * x.layout.width();
  }

  /** Whether the gradient of x depends on sums of the gradient of y. */
  boolean readsSums() {
    return !given;
  }

  /** Adds the gradients of the first channel. */
  void addTo(FirstGradients first, Buffer g) {
    if (norm.affine()) {
      first.addNorm(norm.name(), x, map.centre()[0], inverseDeviation[0], g);
    }
  }

  /** First reading of the gradient g of y: adds up Σ (x − μ)·g, one row. */
  void addProducts(double[] g, int at, int n) {
    kernels.addProducts(x.data, at, map.centre(), g, at, products, n);
  }

  /**
   * Between the readings: the gradients of γ and β, and the coefficients of dx = γ/σ·(g − mean(g) −
   * x̂·mean(g·x̂)), of which given statistics leave γ/σ·g.
   *
   * @param sums Σ g by channel; read if statistics are not given or gradients are wanted
   * @param gradients where the parameters' gradients go, or null
   */
  void setGradient(double[] sums, Map<String, Tensor> gradients) {
    double[] correlation = Rows.fold(products, x.layout);
    if (given) {
      double[] zeros = new double[x.layout.rowLength()];
      givenGradient = new Affine(zeros, map.scale(), zeros);
    } else {
      gradient = throughStatistics(sums, correlation);
    }
    if (gradients != null && norm.affine()) {
      Tensor scales = Tensor.zeros(gamma.length);
      Tensor shifts = Tensor.zeros(gamma.length);
      for (int i = 0; i < gamma.length; i++) {
        scales.data()[i] = correlation[i] * inverseDeviation[i];
        shifts.data()[i] = sums[i];
      }
      gradients.put(norm.name() + ".scale", scales);
      gradients.put(norm.name() + ".shift", shifts);
    }
  }

  private NormGradient throughStatistics(double[] sums, double[] correlation) {
    Layout layout = x.layout;
    int channels = layout.channels();
    double[] a = new double[channels];
    double[] b = new double[channels];
    double[] c = new double[channels];
    for (int i = 0; i < channels; i++) {
      double inverse = inverseDeviation[i];
      a[i] = gamma[i] * inverse;
      b[i] =
          inverse * inverse * inverse >= Double.MIN_NORMAL
              ? -a[i] * inverse * inverse * correlation[i] / pixels()
              : -(a[i] * inverse) * (inverse * correlation[i]) / pixels();
      c[i] = -a[i] * sums[i] / pixels();
    }
    return new NormGradient(
        Rows.repeat(a, layout), Rows.repeat(b, layout), Rows.repeat(c, layout), map.centre());
  }

  /** Second reading of g: dx, one row. */
  void gradient(double[] g, double[] dx, int at, int n) {
    if (given) {
      kernels.affine(g, at, givenGradient, dx, at, n);
    } else {
      kernels.normGradient(g, at, x.data, at, gradient, dx, at, n);
    }
  }
}
