package croze.engine.nd4j;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the layers of one pass. */
final class Layers {
  private static final Window THREE = Window.square(3, 1, 1, 1);
  private static final Window QUARTER = Window.square(2, 2, 0, 1);

  private final Parameters parameters;
  private final Planes pool;
  private final Results results;
  private int rectifiers;
  private int maxPools;

  Layers(Parameters parameters, Planes pool, Results results) {
    this.parameters = parameters;
    this.pool = pool;
    this.results = results;
  }

  List<Layer> of(Program program) {
    List<Shape> shapes = program.shapes();
    List<Layer> layers = new ArrayList<>();
    for (Op op : program.ops()) {
      Shape in = shapes.get(op.inputs().get(0));
      layers.add(op.accept(new Maker(in, shapes.get(layers.size() + 1))));
    }
    return layers;
  }

  /** Makes the layer of an op by the shapes of its first input and its result. */
  private final class Maker implements Op.Visitor<Layer> {
    private final Shape in;
    private final Shape out;

    Maker(Shape in, Shape out) {
      this.in = in;
      this.out = out;
    }

    @Override
    public Layer conv(Conv op) {
      if (op.isDepthwise()) {
        return new ChannelwiseConvolution(op, out, parameters, pool, results);
      } else if (NeighbourConvolution.takes(op.window(), in.height(), in.width())) {
        Window.Axis axis = op.window().rows();
        return new NeighbourConvolution(
            op, axis.kernel(), axis.stride(), parameters, pool, results);
      }
      return new TapConvolution(op, out, parameters, pool, results);
    }

    @Override
    public Layer linear(Linear op) {
      return new NeighbourConvolution(op, 1, 1, parameters, pool, results);
    }

    @Override
    public Layer norm(Norm op) {
      return new BatchNormalisation(
          op.name(),
          parameter(op.name() + ".scale", op.affine()),
          parameter(op.name() + ".shift", op.affine()),
          pool,
          results);
    }

    @Override
    public Layer relu(Relu op) {
      return new Rectifier(rectifiers++, pool, results);
    }

    @Override
    public Layer averagePool(AvgPool op) {
      if (op.window().equals(THREE)) {
        return new WindowAverage(pool);
      }
      boolean even = in.height() % 2 == 0 && in.width() % 2 == 0;
      return even && op.window().equals(QUARTER)
          ? new QuarterAverage(pool)
          : new PatchAverage(op.window(), out, pool);
    }

    @Override
    public Layer maxPool(MaxPool op) {
      return new WindowMaximum(op.window(), out, maxPools++, pool, results);
    }

    @Override
    public Layer globalPool(GlobalPool op) {
      return new GlobalAverage(pool);
    }

    @Override
    public Layer dropPath(DropPath op) {
      throw new IllegalArgumentException("engine nd4j does not compute " + op);
    }

    @Override
    public Layer zero(Zero op) {
      return new TimesZero(pool);
    }

    @Override
    public Layer add(Add op) {
      return new Sum(pool);
    }

    @Override
    public Layer concat(Concat op) {
      return new Concatenation(pool);
    }

    @Override
    public Layer shift(Shift op) {
      return new WithoutFirst(pool);
    }
  }

  private Optional<Tensor> parameter(String name, boolean present) {
    return present ? Optional.of(parameters.get(name)) : Optional.empty();
  }
}
