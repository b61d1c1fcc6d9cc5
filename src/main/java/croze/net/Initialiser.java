package croze.net;

import croze.net.ParameterSpec.Role;
import croze.random.KeyedStream;
import croze.tensor.Tensor;
import java.util.function.Function;

/**
 * How conv and linear weights are drawn. Biases are always U(±1/√fan_in) with the fan-in of their
 * weight, norm scales 1 and shifts 0. Values are rounded to single precision, as the reference
 * draws them.
 */
public enum Initialiser {
  /** U(±1/√fan_in): PyTorch's default, "random" in the paper. */
  UNIFORM {
    @Override
    double draw(KeyedStream stream, ParameterSpec spec) {
      return uniform(stream, spec);
    }
  },
  /** N(0, 2/fan_in), He et al. 2015. */
  KAIMING {
    @Override
    double draw(KeyedStream stream, ParameterSpec spec) {
      return stream.nextGaussian() * Math.sqrt(2.0 / spec.fanIn());
    }
  },
  /** N(0, 2/(fan_in + fan_out)), Glorot and Bengio 2010. */
  XAVIER {
    @Override
    double draw(KeyedStream stream, ParameterSpec spec) {
      int receptiveField = spec.shape().length == 4 ? spec.shape()[2] * spec.shape()[3] : 1;
      int fanOut = spec.shape()[0] * receptiveField;
      return stream.nextGaussian() * Math.sqrt(2.0 / (spec.fanIn() + fanOut));
    }
  };

  /** One element of a weight tensor. */
  abstract double draw(KeyedStream stream, ParameterSpec spec);

  /**
   * Draws all parameters of a program; elements of a tensor in C order.
   *
   * @param streams the stream of each tensor by its name
   */
  public Parameters parameters(Program program, Function<String, KeyedStream> streams) {
    return Parameters.of(program, spec -> tensor(spec, streams));
  }

  private Tensor tensor(ParameterSpec spec, Function<String, KeyedStream> streams) {
    double[] data = new double[Tensor.size(spec.shape())];
    if (spec.role() == Role.SCALE) {
      java.util.Arrays.fill(data, 1);
    } else if (spec.role() != Role.SHIFT) {
      KeyedStream stream = streams.apply(spec.name());
      for (int i = 0; i < data.length; i++) {
        data[i] = (float) (spec.role() == Role.WEIGHT ? draw(stream, spec) : uniform(stream, spec));
      }
    }
    return new Tensor(spec.shape(), data);
  }

  private static double uniform(KeyedStream stream, ParameterSpec spec) {
    return (2 * stream.nextDouble() - 1) / Math.sqrt(spec.fanIn());
  }
}
