package croze.engine.nd4j;

import croze.net.Op;
import croze.net.Op.Add;
import croze.net.Op.AvgPool;
import croze.net.Op.Conv;
import croze.net.Op.GlobalPool;
import croze.net.Op.Linear;
import croze.net.Op.Norm;
import croze.net.Op.Relu;
import croze.net.Op.Zero;
import croze.net.Parameters;
import croze.net.Program;
import croze.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the layers of one pass. */
final class Layers {
  private final Parameters parameters;
  private final Planes pool;
  private final Results results;
  private int rectifiers;

  Layers(Parameters parameters, Planes pool, Results results) {
    this.parameters = parameters;
    this.pool = pool;
    this.results = results;
  }

  List<Layer> of(Program program) {
    List<Layer> layers = new ArrayList<>();
    program.ops().forEach(op -> layers.add(layer(op)));
    return layers;
  }

  private Layer layer(Op op) {
    if (op instanceof Conv c) {
      return new Convolution(
          c.name(),
          parameters.get(c.name() + ".weight"),
          parameter(c.name() + ".bias", c.bias()),
          c.stride(),
          pool,
          results);
    } else if (op instanceof Linear l) {
      return new Convolution(
          l.name(),
          parameters.get(l.name() + ".weight"),
          parameter(l.name() + ".bias", true),
          1,
          pool,
          results);
    } else if (op instanceof Norm n) {
      return new BatchNormalisation(
          n.name(),
          parameter(n.name() + ".scale", n.affine()),
          parameter(n.name() + ".shift", n.affine()),
          pool,
          results);
    } else if (op instanceof Relu) {
      return new Rectifier(rectifiers++, pool, results);
    } else if (op instanceof AvgPool p) {
      return p.stride() == 1 ? new WindowAverage(pool) : new QuarterAverage(pool);
    } else if (op instanceof GlobalPool) {
      return new GlobalAverage(pool);
    } else if (op instanceof Add) {
      return new Sum(pool);
    } else if (op instanceof Zero) {
      return new TimesZero(pool);
    }
    throw new IllegalArgumentException("no layer for " + op);
  }

  private Optional<Tensor> parameter(String name, boolean present) {
    return present ? Optional.of(parameters.get(name)) : Optional.empty();
  }
}
