package croze.engine;

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
import croze.net.Op.Norm;
import croze.net.Op.Relu;
import croze.net.Op.Shift;
import croze.net.Op.Zero;
import croze.net.Parameters;
import croze.net.Program;
import croze.net.Shape;
import croze.net.Window;
import croze.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A pass by the definitions of the ops, loop by loop, in double: slow, and nothing is fused. */
final class Reference {
  private final Parameters parameters;
  private final PathFactors paths;
  private final List<Shape> shapes;
  private final int count;
  private final double[][] gradientOf;

  /** The value of each number, shape (n, …). */
  final Tensor[] values;

  /** Whether the objective depends on the value; else it has no gradient at all. */
  private final boolean[] reached;

  final Map<String, Tensor> gradients = new HashMap<>();
  final Loss loss;
  private int at;

  Reference(Program program, Parameters parameters, Batch batch, Objective objective) {
    this(program, parameters, batch, objective, new PathFactors(Map.of()));
  }

  Reference(
      Program program, Parameters parameters, Batch batch, Objective objective, PathFactors paths) {
    this.parameters = parameters;
    this.paths = paths;
    shapes = program.shapes();
    count = batch.count();
    values = new Tensor[shapes.size()];
    gradientOf = new double[shapes.size()][];
    values[0] = batch.images();
    for (int v = 0; v < values.length; v++) {
      values[v] = v == 0 ? batch.images() : Tensor.zeros(shapes.get(v).batch(count));
      gradientOf[v] = new double[values[v].size()];
    }
    program
        .parameterSpecs()
        .forEach(spec -> gradients.put(spec.name(), Tensor.zeros(spec.shape())));
    for (at = 1; at < values.length; at++) {
      program.ops().get(at - 1).accept(new Run(false));
    }
    Tensor logits = values[values.length - 1];
    loss = objective.of(logits, batch.labels());
    gradientOf[values.length - 1] = loss.gradient().data().clone();
    reached = new boolean[values.length];
    reached[values.length - 1] = true;
    for (at = values.length - 1; at > 0; at--) {
      if (reached[at]) {
        program.ops().get(at - 1).accept(new Run(true));
        program.ops().get(at - 1).inputs().forEach(v -> reached[v] = true);
      }
    }
  }

  Tensor inputGradient() {
    return new Tensor(values[0].shape(), gradientOf[0]);
  }

  Tensor saliency(int value) {
    Shape shape = shapes.get(value);
    int pixels = shape.height() * shape.width();
    Tensor s = Tensor.zeros(count, shape.channels());
    for (int i = 0; reached[value] && i < values[value].size(); i++) {
      s.data()[i / pixels] += values[value].data()[i] * gradientOf[value][i];
    }
    return s;
  }

  /** One op, forward or backward. */
  private final class Run implements Op.Visitor<Void> {
    private final boolean backward;
    private final double[] y = values[at].data();
    private final double[] dy = gradientOf[at];
    private final Shape out = shapes.get(at);

    Run(boolean backward) {
      this.backward = backward;
    }

    private int offset(Shape shape, int n, int c, int row, int column) {
      return ((n * shape.channels() + c) * shape.height() + row) * shape.width() + column;
    }

    private boolean inside(Shape shape, int row, int column) {
      return row >= 0 && row < shape.height() && column >= 0 && column < shape.width();
    }

    /** y[i] += factor·x[j], or its gradient. */
    private void add(int i, int input, int j, double factor) {
      if (backward) {
        gradientOf[input][j] += factor * dy[i];
      } else {
        y[i] += factor * values[input].data()[j];
      }
    }

    @Override
    public Void conv(Conv op) {
      Shape in = shapes.get(op.input());
      Tensor w = parameters.get(op.name() + ".weight");
      Window window = op.window();
      int perGroup = op.inChannels() / op.groups();
      for (int n = 0; n < count; n++) {
        for (int o = 0; o < op.outChannels(); o++) {
          int first = o / (op.outChannels() / op.groups()) * perGroup;
          for (int r = 0; r < out.height(); r++) {
            for (int c = 0; c < out.width(); c++) {
              int i = offset(out, n, o, r, c);
              for (int k = 0; k < op.fanIn(); k++) {
                int tap = k % window.taps();
                int row = window.rows().at(r, tap / window.columns().kernel());
                int column = window.columns().at(c, tap % window.columns().kernel());
                if (inside(in, row, column)) {
                  int j = offset(in, n, first + k / window.taps(), row, column);
                  multiply(op.name(), w, o * op.fanIn() + k, i, op.input(), j);
                } else if (backward) {
                  // The padding is a zero that the weight is multiplied with: 0·g may be NaN.
                  gradients.get(op.name() + ".weight").data()[o * op.fanIn() + k] += 0 * dy[i];
                }
              }
              bias(op, i, o);
            }
          }
        }
      }
      return null;
    }

    private void multiply(String name, Tensor w, int at, int i, int input, int j) {
      add(i, input, j, w.data()[at]);
      if (backward) {
        gradients.get(name + ".weight").data()[at] += values[input].data()[j] * dy[i];
      }
    }

    private void bias(Op.Layer op, int i, int o) {
      if (op.bias() && backward) {
        gradients.get(op.name() + ".bias").data()[o] += dy[i];
      } else if (op.bias()) {
        y[i] += parameters.get(op.name() + ".bias").data()[o];
      }
    }

    @Override
    public Void linear(Linear op) {
      Tensor w = parameters.get(op.name() + ".weight");
      for (int i = 0; i < y.length; i++) {
        int o = i % op.outFeatures();
        for (int k = 0; k < op.inFeatures(); k++) {
          int j = i / op.outFeatures() * op.inFeatures() + k;
          multiply(op.name(), w, o * op.inFeatures() + k, i, op.input(), j);
        }
        bias(op, i, o);
      }
      return null;
    }

    @Override
    public Void norm(Norm op) {
      double[] x = values[op.input()].data();
      int pixels = out.height() * out.width();
      int m = count * pixels;
      for (int c = 0; c < op.channels(); c++) {
        int[] at = new int[m];
        for (int i = 0; i < m; i++) {
          at[i] = (i / pixels * op.channels() + c) * pixels + i % pixels;
        }
        double mean = 0;
        for (int i : at) {
          mean += x[i] / m;
        }
        double variance = 0;
        for (int i : at) {
          variance += (x[i] - mean) * (x[i] - mean) / m;
        }
        double inverse = 1 / Math.sqrt(variance + 1e-5);
        double scale = op.affine() ? parameters.get(op.name() + ".scale").data()[c] : 1;
        double shift = op.affine() ? parameters.get(op.name() + ".shift").data()[c] : 0;
        double sum = 0;
        double along = 0;
        for (int i : at) {
          y[i] = scale * (x[i] - mean) * inverse + shift;
          sum += dy[i];
          along += dy[i] * (x[i] - mean) * inverse;
        }
        for (int i = 0; backward && i < m; i++) {
          double standardised = (x[at[i]] - mean) * inverse;
          gradientOf[op.input()][at[i]] +=
              scale * inverse * (dy[at[i]] - sum / m - standardised * along / m);
        }
        if (backward && op.affine()) {
          gradients.get(op.name() + ".scale").data()[c] = along;
          gradients.get(op.name() + ".shift").data()[c] = sum;
        }
      }
      return null;
    }

    @Override
    public Void relu(Relu op) {
      double[] x = values[op.input()].data();
      for (int i = 0; i < y.length; i++) {
        if (!backward) {
          y[i] = Math.max(x[i], 0);
        } else if (x[i] > 0) {
          gradientOf[op.input()][i] += dy[i];
        }
      }
      return null;
    }

    @Override
    public Void averagePool(AvgPool op) {
      pool(op.input(), op.window(), false);
      return null;
    }

    @Override
    public Void maxPool(MaxPool op) {
      pool(op.input(), op.window(), true);
      return null;
    }

    private void pool(int input, Window window, boolean max) {
      Shape in = shapes.get(input);
      double[] x = values[input].data();
      for (int i = 0; i < y.length; i++) {
        int c = i % out.width();
        int r = i / out.width() % out.height();
        int picture = i / (out.width() * out.height());
        int winner = -1;
        int pixels = window.rows().inside(r, in.height()) * window.columns().inside(c, in.width());
        for (int tap = 0; tap < window.taps(); tap++) {
          int row = window.rows().at(r, tap / window.columns().kernel());
          int column = window.columns().at(c, tap % window.columns().kernel());
          if (inside(in, row, column)) {
            int j = (picture * in.height() + row) * in.width() + column;
            if (!max) {
              add(i, input, j, 1.0 / pixels);
            } else if (winner < 0 || x[j] > x[winner] || Double.isNaN(x[j])) {
              winner = j;
            }
          }
        }
        if (max) {
          add(i, input, winner, 1);
        }
      }
    }

    @Override
    public Void globalPool(GlobalPool op) {
      Shape in = shapes.get(op.input());
      int pixels = in.height() * in.width();
      for (int j = 0; j < values[op.input()].size(); j++) {
        add(j / pixels, op.input(), j, 1.0 / pixels);
      }
      return null;
    }

    @Override
    public Void zero(Zero op) {
      for (int i = 0; i < y.length; i++) {
        add(i, op.input(), i, 0);
      }
      return null;
    }

    @Override
    public Void dropPath(DropPath op) {
      double[] factors = paths.ofOp().get(op.name());
      for (int i = 0; i < y.length; i++) {
        add(i, op.input(), i, factors[i / (y.length / count)]);
      }
      return null;
    }

    @Override
    public Void add(Add op) {
      for (int input : op.inputs()) {
        for (int i = 0; i < y.length; i++) {
          add(i, input, i, 1);
        }
      }
      return null;
    }

    @Override
    public Void concat(Concat op) {
      int pixels = out.height() * out.width();
      int first = 0;
      for (int input : op.inputs()) {
        int size = shapes.get(input).channels() * pixels;
        for (int j = 0; j < count * size; j++) {
          add((j / size * out.channels() + first) * pixels + j % size, input, j, 1);
        }
        first += shapes.get(input).channels();
      }
      return null;
    }

    @Override
    public Void shift(Shift op) {
      Shape in = shapes.get(op.input());
      for (int i = 0; i < y.length; i++) {
        int c = i % out.width();
        int r = i / out.width() % out.height();
        int picture = i / (out.width() * out.height());
        add(i, op.input(), (picture * in.height() + r + 1) * in.width() + c + 1, 1);
      }
      return null;
    }
  }
}
