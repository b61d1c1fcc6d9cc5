package croze.engine.nd4j;

import static croze.engine.nd4j.ArrayOps.add;
import static croze.engine.nd4j.ArrayOps.multiply;
import static croze.engine.nd4j.ArrayOps.product;
import static croze.engine.nd4j.ArrayOps.productRight;

import croze.engine.NormStatistics.BatchMoments;
import croze.engine.NormStatistics.Moments;
import croze.engine.Output;
import croze.net.Op.Norm;
import croze.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Batch normalisation with the batch's own mean μ and biased variance σ² of each channel, over m
 * values (Ioffe and Szegedy 2015, Algorithm 1 and the gradients of section 3), or with given ones,
 * which are constants to the gradient.
 *
 * <pre>
 * x̂  = (x − μ) / √(σ² + 1e-5)          y = γ·x̂ + β
 * dx = γ / √(σ² + 1e-5) · (dy − Σdy/m − x̂·Σ(dy·x̂)/m)          given: γ / √(σ² + 1e-5) · dy
 * </pre>
 *
 * Sums over a channel and what is added to a whole channel are products with the row of ones at the
 * pixels, so the padding stays zero.
 */
final class BatchNormalisation extends Layer {
  private final String name;
  private final Optional<Tensor> scale;
  private final Optional<Tensor> shift;
  private final Planes pool;
  private final Results results;
  private final Optional<Moments> given;
  private Plane normalised;
  private double[] inverseDeviation;

  BatchNormalisation(
      String name, Optional<Tensor> scale, Optional<Tensor> shift, Planes pool, Results results) {
    this.name = name;
    this.scale = scale;
    this.shift = shift;
    this.pool = pool;
    this.results = results;
    this.given = results.statistics(name);
  }

  @Override
  Plane forward(List<Plane> inputs) {
    Plane x = inputs.get(0);
    Plane xHat = pool.take(x.channels(), x.grid());
    xHat.array().assign(x.array());
    double[] means = subtractMeans(xHat);
    double[] variances = given.isPresent() ? given.get().variance().data() : variances(xHat);
    if (results.wants(Output.NORM_STATISTICS) && given.isEmpty()) {
      results.moments.put(
          name,
          new BatchMoments(
              Tensor.of(means, x.channels()), Tensor.of(variances, x.channels()), pixels(x)));
    }
    inverseDeviation = new double[variances.length];
    for (int c = 0; c < variances.length; c++) {
      inverseDeviation[c] = 1 / Math.sqrt(variances[c] + Norm.EPSILON);
    }
    multiplyChannels(xHat, inverseDeviation, xHat);
    xHat.clearPadding();
    normalised = keep(xHat);
    if (scale.isEmpty()) {
      return xHat;
    }
    Plane y = pool.take(x.channels(), x.grid());
    multiplyChannels(xHat, scale.get().data(), y);
    addToChannels(y, shift.orElseThrow().data());
    y.clearPadding();
    xHat.release();
    return y;
  }

  /** The means that are subtracted: the given ones or the batch's. */
  private double[] subtractMeans(Plane x) {
    if (given.isPresent()) {
      double[] means = given.get().mean().data();
      addToChannels(x, negative(means));
      return means;
    }
    double[] means = centre(x);
    if (pool.type() == DataType.FLOAT) {
      // A constant channel must come out as zeros: 1/√ε makes 316 of what rounding leaves of it.
      double[] rest = centre(x);
      for (int c = 0; c < means.length; c++) {
        means[c] += rest[c];
      }
    }
    return negative(means);
  }

  /** Adds minus the means, which it returns. */
  private double[] centre(Plane x) {
    double[] means = sums(x);
    divide(means, -count(x));
    addToChannels(x, means);
    return means;
  }

  private double[] variances(Plane centred) {
    Plane squares = pool.take(centred.channels(), centred.grid());
    multiply(centred.array(), centred.array(), squares.array());
    double[] result = sums(squares);
    squares.release();
    for (int c = 0; c < result.length; c++) {
      double variance = result[c] / count(centred);
      // NaN where the squares overflow, instead of a slope of 0.
      result[c] = Double.isInfinite(variance) ? Double.NaN : variance;
    }
    return result;
  }

  @Override
  List<Plane> backward(Plane gradient, boolean inputs) {
    Plane products = pool.take(gradient.channels(), gradient.grid());
    multiply(gradient.array(), normalised.array(), products.array());
    double[] alongNormalised = sums(products);
    double[] alongOnes = sums(gradient);
    if (scale.isPresent() && results.wants(Output.PARAMETER_GRADIENTS)) {
      results.gradients.put(name + ".scale", Tensor.of(alongNormalised.clone(), channels()));
      results.gradients.put(name + ".shift", Tensor.of(alongOnes.clone(), channels()));
    }
    if (!inputs) {
      products.release();
      return List.of();
    }
    Plane dx = products;
    if (given.isPresent()) {
      multiplyChannels(gradient, slopes(), dx);
      dx.clearPadding();
      return List.of(dx);
    }
    divide(alongNormalised, -count(gradient));
    divide(alongOnes, -count(gradient));
    multiplyChannels(normalised, alongNormalised, dx);
    add(dx.array(), gradient.array(), dx.array());
    addToChannels(dx, alongOnes);
    multiplyChannels(dx, slopes(), dx);
    dx.clearPadding();
    return List.of(dx);
  }

  /** γ / √(σ² + ε). */
  private double[] slopes() {
    double[] slopes = inverseDeviation.clone();
    if (scale.isPresent()) {
      for (int c = 0; c < slopes.length; c++) {
        slopes[c] *= scale.get().data()[c];
      }
    }
    return slopes;
  }

  private int channels() {
    return normalised.channels();
  }

  private static double[] negative(double[] values) {
    return Arrays.stream(values).map(x -> -x).toArray();
  }

  private static double count(Plane plane) {
    return pixels(plane);
  }

  private static long pixels(Plane plane) {
    Grid grid = plane.grid();
    return (long) grid.samples() * grid.pixels();
  }

  private static void divide(double[] values, double by) {
    for (int c = 0; c < values.length; c++) {
      values[c] /= by;
    }
  }

  private double[] sums(Plane plane) {
    Plane sums = pool.take(plane.channels(), Grid.vectors(1));
    productRight(plane.array(), pool.masks(plane.grid()).pixels(), 1, 0, sums.array());
    double[] values = Transfer.read(sums.array());
    sums.release();
    return values;
  }

  private void addToChannels(Plane plane, double[] values) {
    Plane column = pool.column(values);
    product(column.array(), pool.masks(plane.grid()).pixels(), 1, 1, plane.array());
    column.release();
  }

  private void multiplyChannels(Plane plane, double[] factors, Plane into) {
    Plane column = pool.column(factors);
    multiply(plane.array(), column.array(), into.array());
    column.release();
  }
}
