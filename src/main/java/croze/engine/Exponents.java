package croze.engine;

import croze.image.Batch;
import croze.net.Op;
import croze.net.Parameters;
import croze.net.Program;
import croze.tensor.Tensor;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A power of two for each value of a program, such that value·2^−exponent stays well within the
 * range of a precision: the scales of {@link ScaledEngine}. Values that an op other than a layer or
 * norm joins have one exponent; that of the image, and of what a norm without scale and shift
 * makes, is 0.
 *
 * <p>The magnitudes are estimated, not measured: a layer multiplies that of what it reads by the
 * larger of the mean sum and the root of the mean sum of squares of its weights, and a norm gives
 * its scale. A norm keeps its ε, so what it reads is scaled down only as far as 2^{@link
 * Precision#room}: there ε is far below the rounding of the variance, as it is of the value itself.
 *
 * @param ofValues by number of the value
 */
record Exponents(int[] ofValues) {
  /**
   * What the parameters decide, by number of the op: base-two logarithm of the factor by which a
   * layer is estimated to multiply the magnitude, and of the magnitude that a norm makes.
   */
  static double[] growths(Program program, Parameters parameters) {
    return program.ops().stream().mapToDouble(op -> growth(op, parameters)).toArray();
  }

  /**
   * Empty if no value is estimated to leave the room: nothing is to be scaled.
   *
   * @param growths of {@link #growths}
   * @param room exponent up to which values are at home
   */
  static Optional<Exponents> of(Program program, double[] growths, Batch batch, int room) {
    List<Op> ops = program.ops();
    double[] magnitudes = new double[ops.size() + 1];
    magnitudes[0] = log2(batch.images());
    for (int i = 0; i < ops.size(); i++) {
      magnitudes[i + 1] = magnitude(ops.get(i), magnitudes, growths[i]);
    }
    boolean isAtHome =
        Arrays.stream(magnitudes).filter(Double::isFinite).allMatch(m -> Math.abs(m) <= room);
    return isAtHome
        ? Optional.empty()
        : Optional.of(new Exponents(exponents(ops, magnitudes, room)));
  }

  private static int[] exponents(List<Op> ops, double[] magnitudes, int room) {
    int[] scale = scales(ops);
    DoubleSummaryStatistics[] ranges = new DoubleSummaryStatistics[magnitudes.length];
    Arrays.setAll(ranges, s -> new DoubleSummaryStatistics());
    for (int value = 0; value < magnitudes.length; value++) {
      if (Double.isFinite(magnitudes[value])) {
        ranges[scale[value]].accept(magnitudes[value]);
      }
    }
    int[] ofScale = new int[magnitudes.length];
    for (int s = 0; s < ofScale.length; s++) {
      if (ranges[s].getCount() > 0) {
        ofScale[s] = (int) Math.round((ranges[s].getMin() + ranges[s].getMax()) / 2);
      }
    }
    ofScale[scale[0]] = 0;
    for (int i = 0; i < ops.size(); i++) {
      if (ops.get(i) instanceof Op.Norm norm) {
        int read = scale[norm.input()];
        double most = ranges[read].getCount() > 0 ? ranges[read].getMax() : 0;
        ofScale[read] = read == scale[0] ? 0 : (int) Math.max(0, Math.round(most) - room);
        if (!norm.affine()) {
          ofScale[scale[i + 1]] = 0;
        }
      }
    }
    return Arrays.stream(scale).map(s -> ofScale[s]).toArray();
  }

  /** For each value one that has the same scale: the same one for all of them. */
  private static int[] scales(List<Op> ops) {
    int[] parents = new int[ops.size() + 1];
    for (int i = 0; i < ops.size(); i++) {
      parents[i + 1] = i + 1;
      if (!(ops.get(i) instanceof Op.Layer || ops.get(i) instanceof Op.Norm)) {
        for (int input : ops.get(i).inputs()) {
          parents[root(parents, i + 1)] = root(parents, input);
        }
      }
    }
    return IntStream.range(0, parents.length).map(value -> root(parents, value)).toArray();
  }

  private static int root(int[] parents, int value) {
    int root = value;
    while (parents[root] != root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }

  private static double growth(Op op, Parameters parameters) {
    if (op instanceof Op.Layer layer) {
      Tensor weight = parameters.get(layer.weight().name());
      // One loop: two sums in flight take the time of one.
      double sum = 0;
      double squares = 0;
      for (double w : weight.data()) {
        sum += w;
        squares += w * w;
      }
      double norm = Tensor.isExact(squares) ? Math.sqrt(squares) : weight.norm();
      return log2(Math.max(Math.abs(sum) / layer.outputs(), norm / Math.sqrt(layer.outputs())));
    }
    return op instanceof Op.Norm norm && norm.affine()
        ? log2(parameters.get(norm.name() + ".scale"))
        : 0;
  }

  /** Base-two logarithm of the estimated magnitude of an op's result; −∞ of zeros. */
  private static double magnitude(Op op, double[] magnitudes, double growth) {
    if (op instanceof Op.Layer) {
      return magnitudes[op.inputs().get(0)] + growth;
    } else if (op instanceof Op.Norm) {
      return growth;
    } else if (op instanceof Op.Zero) {
      return Double.NEGATIVE_INFINITY;
    }
    double[] read = op.inputs().stream().mapToDouble(input -> magnitudes[input]).toArray();
    double most = Arrays.stream(read).max().orElseThrow();
    return op instanceof Op.Add && most > Double.NEGATIVE_INFINITY
        ? most + log2(Arrays.stream(read).map(x -> Math.pow(2, x - most)).sum())
        : most;
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }

  /** Of the root of the mean square of the elements. */
  private static double log2(Tensor t) {
    return log2(t.norm() / Math.sqrt(t.size()));
  }

  /** The exponent of the logits. */
  int ofLogits() {
    return ofValues[ofValues.length - 1];
  }
}
