package croze.engine.cpu.plan;

import croze.engine.NormStatistics;
import croze.engine.NormStatistics.Moments;
import croze.engine.Pass;
import croze.engine.PassRequest;
import croze.engine.PathFactors;
import croze.image.Batch;
import croze.net.AvgPool;
import croze.net.Conv;
import croze.net.DropPath;
import croze.net.GlobalPool;
import croze.net.Linear;
import croze.net.MaxPool;
import croze.net.Op;
import croze.net.Op.Add;
import croze.net.Op.Concat;
import croze.net.Op.Layer;
import croze.net.Op.Norm;
import croze.net.Op.Relu;
import croze.net.Op.Shift;
import croze.net.Op.Zero;
import croze.net.Parameters;
import croze.net.Program;
import croze.net.Shape;
import croze.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Upper bounds of |value| for the values of a pass, from the parameters and the images alone. Where
 * they are far from overflow, x·0 is zero whatever x is, and x need not be computed.
 *
 * <p>A convolution of n inputs an output multiplies the bound by n·max|w|; a normalisation of m
 * values has the bound √m·|γ| + |β|, since no value that is standardised with the batch's own
 * statistics is above √m. A bound that is not finite stays so.
 */
public final class Magnitudes {
  private final Program program;
  private final Parameters parameters;

  /** max |θ| by parameter, of those that were asked for. */
  private final Map<String, Double> largest = new HashMap<>();

  public Magnitudes(Program program, Parameters parameters) {
    this.program = program;
    this.parameters = parameters;
  }

  /** Says that the parameters have other values. */
  public void parametersChanged() {
    largest.clear();
  }

  private double largest(String parameter) {
    return largest.computeIfAbsent(parameter, name -> largest(parameters.get(name)));
  }

  /**
   * Whether every x·0 of the program is zero for these images.
   *
   * @param request what norms standardise with, and what dropped paths multiply by
   * @param largest the bound that must not be passed
   */
  public boolean zerosAreZero(PassRequest request, Batch batch, double largest) {
    double[] bounds = new double[program.ops().size() + 1];
    bounds[0] = largest(batch.images());
    List<Shape> shapes = program.shapes();
    for (int i = 0; i < program.ops().size(); i++) {
      Op op = program.ops().get(i);
      Shape shape = shapes.get(i + 1);
      long values = (long) batch.count() * shape.height() * shape.width();
      bounds[i + 1] = op.accept(new Bound(bounds, request, values, largest));
      if (op instanceof Zero zero && !(bounds[zero.input()] < largest)) {
        return false;
      }
    }
    return true;
  }

  /** Whether all gradients that a pass has computed are finite: then no g·0 was hidden. */
  public static boolean gradientsAreFinite(Pass pass) {
    return areFinite(pass.gradients().values())
        && areFinite(pass.saliencies().values())
        && areFinite(pass.inputGradient().stream().toList());
  }

  /** Whether all elements are finite. */
  public static boolean areFinite(Iterable<Tensor> tensors) {
    for (Tensor t : tensors) {
      if (!Double.isFinite(largest(t))) {
        return false;
      }
    }
    return true;
  }

  /** max |x|; NaN if there is one. */
  private static double largest(Tensor t) {
    double largest = 0;
    for (double x : t.data()) {
      // Seldom taken: a sum of |x| would wait for each addition.
      if (!(Math.abs(x) <= largest)) {
        if (Double.isNaN(x)) {
          return x;
        }
        largest = Math.abs(x);
      }
    }
    return largest;
  }

  /**
   * The bound of an op's result.
   *
   * @param bounds of the values before it
   * @param values images and pixels of the result
   */
  private final class Bound implements Op.Visitor<Double> {
    private final double[] bounds;
    private final Optional<NormStatistics> statistics;
    private final Optional<PathFactors> paths;
    private final long values;
    private final double limit;

    Bound(double[] bounds, PassRequest request, long values, double limit) {
      this.bounds = bounds;
      this.statistics = request.statistics();
      this.paths = request.paths();
      this.values = values;
      this.limit = limit;
    }

    private Double layer(Layer op) {
      double bound = bounds[op.inputs().get(0)] * op.fanIn() * largest(op.weight().name());
      return op.bias() ? bound + largest(op.name() + ".bias") : bound;
    }

    @Override
    public Double conv(Conv op) {
      return layer(op);
    }

    @Override
    public Double linear(Linear op) {
      return layer(op);
    }

    @Override
    public Double norm(Norm op) {
      double x = bounds[op.input()];
      if (!(x * x * values < limit)) {
        return Double.NaN;
      }
      double standardised =
          statistics.map(s -> standardised(x, s.get(op.name()))).orElse(Math.sqrt(values));
      return op.affine()
          ? standardised * largest(op.name() + ".scale") + largest(op.name() + ".shift")
          : standardised;
    }

    private static double standardised(double x, Moments given) {
      double bound = 0;
      for (int c = 0; c < given.mean().size(); c++) {
        double mean = Math.abs(given.mean().data()[c]);
        bound = Math.max(bound, (x + mean) / Math.sqrt(given.variance().data()[c] + Norm.EPSILON));
      }
      return bound;
    }

    @Override
    public Double relu(Relu op) {
      return bounds[op.input()];
    }

    @Override
    public Double averagePool(AvgPool op) {
      return bounds[op.input()];
    }

    @Override
    public Double maxPool(MaxPool op) {
      return bounds[op.input()];
    }

    @Override
    public Double globalPool(GlobalPool op) {
      return bounds[op.input()];
    }

    @Override
    public Double dropPath(DropPath op) {
      double factor =
          paths
              .map(p -> Arrays.stream(p.ofOp().get(op.name())).map(Math::abs).max().orElse(0))
              .orElse(1.0);
      return bounds[op.input()] * factor;
    }

    @Override
    public Double zero(Zero op) {
      return 0 * bounds[op.input()];
    }

    @Override
    public Double add(Add op) {
      return op.inputs().stream().mapToDouble(v -> bounds[v]).reduce(0, Double::sum);
    }

    @Override
    public Double concat(Concat op) {
      return op.inputs().stream().mapToDouble(v -> bounds[v]).reduce(0, Math::max);
    }

    @Override
    public Double shift(Shift op) {
      return bounds[op.input()];
    }
  }
}
