package croze.proxy.api;

import croze.engine.Output;
import croze.engine.Pass;
import croze.net.ParameterSpec;
import croze.net.Parameters;
import croze.perturb.GradientStep;
import croze.perturb.LayerwisePerturbation;
import croze.random.KeyedStream;
import croze.tensor.Tensor;
import java.util.List;

/**
 * The parameters that a pass runs with, told by how they are made from the initial draw θ.
 *
 * <p>Equal weights are made once, so an implementation is a record. Immutable and thread safe.
 */
public interface Weights {

  /** The passes that the weights are made from, and what of them. */
  default List<Need> madeFrom() {
    return List.of();
  }

  /** The parameters, with the names and shapes of {@link PassContext#initial}. */
  Parameters make(PassContext from);

  /** θ as drawn. */
  record Initial() implements Weights {
    @Override
    public Parameters make(PassContext from) {
      return from.initial();
    }
  }

  /**
   * Normal weights by {@link croze.random.KeyedStream#nextNormal}, biases 0, in place of θ: what
   * some recent proxies draw.
   *
   * @param kaiming whether N(0, 2/fan_in) (He et al. 2015); N(0, 1) otherwise
   */
  record Normal(boolean kaiming) implements Weights {
    @Override
    public Parameters make(PassContext from) {
      return Parameters.of(from.program(), spec -> tensor(spec, from));
    }

    private Tensor tensor(ParameterSpec spec, PassContext from) {
      Tensor zeros = Tensor.zeros(spec.shape());
      return switch (spec.role()) {
        case SCALE -> zeros.map(x -> 1);
        case SHIFT, BIAS -> zeros;
        case WEIGHT -> {
          KeyedStream stream = from.weights("normal." + spec.name());
          double scale = kaiming ? Math.sqrt(2.0 / spec.fanIn()) : 1;
          yield zeros.map(x -> (float) (scale * stream.nextNormal()));
        }
      };
    }
  }

  /** |θ| of every tensor. */
  record Absolute() implements Weights {
    @Override
    public Parameters make(PassContext from) {
      return from.initial().absolute();
    }
  }

  /**
   * Layer-wise perturbation (Eq. 3): θ + β·‖θ‖·g/‖g‖ per conv and linear weight, θ and g being
   * those of the pass {@code at}; biases and norms stay.
   *
   * @param floor θ is kept where ‖g‖ is at most {@code floor}·‖θ‖, or 0 (public code: what an SGD
   *     step of 0.001 in double loses; paper: 0)
   */
  record Robust(PassKey at, double beta, double floor) implements Weights {
    @Override
    public List<Need> madeFrom() {
      return List.of(Need.of(at, Output.PARAMETER_GRADIENTS));
    }

    @Override
    public Parameters make(PassContext from) {
      Pass pass = from.get(at);
      return LayerwisePerturbation.apply(pass.parameters(), pass.gradients(), beta, floor);
    }
  }

  /**
   * θ + h·g over all conv and linear weights, θ and g being those of the pass {@code at}.
   *
   * @param rise what h·g adds to the loss to first order, with the sign of h: h = rise/‖g‖²
   */
  record AlongGradient(PassKey at, double rise) implements Weights {
    @Override
    public List<Need> madeFrom() {
      return List.of(Need.of(at, Output.PARAMETER_GRADIENTS));
    }

    @Override
    public Parameters make(PassContext from) {
      Pass pass = from.get(at);
      double h = GradientStep.size(pass.parameters(), pass.gradients(), rise);
      return GradientStep.apply(pass.parameters(), pass.gradients(), h);
    }
  }
}
