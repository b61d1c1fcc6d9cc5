package croze.engine;

import croze.image.Batch;
import croze.net.Op;
import croze.net.Parameters;
import croze.net.Program;
import croze.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An engine on which networks that are not normalised stay within the range of its precision. Their
 * values reach 1e69 with 5 cells a stage, too large for a float, and 1e265 with 20, whose squares
 * in a norm are too large for a double. They are run with the weights of each layer times a power
 * of two, so that each value v is v·2^−e(v), e by {@link Exponents}, and what comes out is
 * multiplied back:
 *
 * <pre>
 * y = W·x + b           is run as  y·2^−e(y) = (W·2^(e(x)−e(y)))·(x·2^−e(x)) + b·2^−e(y)
 * y = γ·(x − μ)/σ + β   is run as  y·2^−e(y) = γ·2^−e(y)·(x − μ)/σ + β·2^−e(y)
 * </pre>
 *
 * The objective gets the true logits in double. Its gradient enters the backward pass as it is, not
 * times 2^e(logits), so the gradient of a value v comes out as ∂L/∂v·2^(e(v)−e(logits)): of a usual
 * size too, since between norms Σ v·∂L/∂v is the same over every cut through the network. All
 * factors are powers of two: where nothing leaves the range of the engine inside, the bits are
 * those of the pass as it was. A value that leaves the range of a double itself comes out infinite,
 * and so what reads it is NaN; of logits that is logged, once an engine. Sessions, and passes that
 * take or give the statistics of norms, are the inner engine's.
 *
 * <p>Used from one thread at a time, as the engine inside.
 */
final class ScaledEngine implements Engine {
  private static final Logger LOG = LoggerFactory.getLogger(ScaledEngine.class);

  private final Engine inner;
  private final int room;
  private boolean hasWarned;

  /**
   * @param room exponent of two up to which its values are at home in the engine inside
   */
  ScaledEngine(Engine inner, int room) {
    this.inner = inner;
    this.room = room;
  }

  @Override
  public boolean supports(Op op) {
    return inner.supports(op);
  }

  @Override
  public Pass run(
      Program program,
      Parameters parameters,
      Batch batch,
      Objective objective,
      PassRequest request) {
    Optional<Exponents> exponents =
        exponents(
            program, parameters, batch, request, () -> Exponents.growths(program, parameters));
    return exponents.isPresent()
        ? scaled(exponents.get(), program, parameters, batch, objective, request)
        : inner.run(program, parameters, batch, objective, request);
  }

  /** Reads all weights for the exponents once, not at each pass. */
  @Override
  public Network network(Program program, Parameters parameters) {
    Network unscaled = inner.network(program, parameters);
    return new Network() {
      private double[] growths;

      @Override
      public Pass run(Batch batch, Objective objective, PassRequest request) {
        Optional<Exponents> exponents =
            exponents(program, parameters, batch, request, this::growths);
        return exponents.isPresent()
            ? scaled(exponents.get(), program, parameters, batch, objective, request)
            : unscaled.run(batch, objective, request);
      }

      @Override
      public FirstElements firstElements(
          Batch batch, Tensor directions, NormStatistics statistics) {
        return unscaled.firstElements(batch, directions, statistics);
      }

      private double[] growths() {
        if (growths == null) {
          growths = Exponents.growths(program, parameters);
        }
        return growths;
      }

      @Override
      public void parametersChanged() {
        growths = null;
        unscaled.parametersChanged();
      }
    };
  }

  private Optional<Exponents> exponents(
      Program program,
      Parameters parameters,
      Batch batch,
      PassRequest request,
      Supplier<double[]> growths) {
    Shapes.check(program, parameters, batch, request);
    return request.statistics().isPresent() || request.wants(Output.NORM_STATISTICS)
        ? Optional.empty()
        : Exponents.of(program, growths.get(), batch, room);
  }

  private Pass scaled(
      Exponents exponents,
      Program program,
      Parameters parameters,
      Batch batch,
      Objective objective,
      PassRequest request) {
    int logits = exponents.ofLogits();
    Map<String, Integer> factors = new HashMap<>();
    Map<String, Integer> outputs = new HashMap<>();
    for (int i = 0; i < program.ops().size(); i++) {
      if (program.ops().get(i) instanceof Op.Layer layer) {
        int out = exponents.ofValues()[i + 1];
        outputs.put(layer.name(), out);
        factors.put(layer.name() + ".weight", exponents.ofValues()[layer.inputs().get(0)] - out);
        factors.put(layer.name() + ".bias", -out);
      } else if (program.ops().get(i) instanceof Op.Norm norm) {
        factors.put(norm.name() + ".scale", -exponents.ofValues()[i + 1]);
        factors.put(norm.name() + ".shift", -exponents.ofValues()[i + 1]);
      }
    }
    Pass pass =
        inner.run(
            program,
            parameters.map((name, t) -> t.scaled(factors.get(name))),
            batch,
            (z, labels) -> objective.of(z.scaled(logits), labels),
            request);
    warn(pass.logits().exponent(), logits);
    List<Tensor> features = new ArrayList<>();
    for (int k = 0; k < pass.features().size(); k++) {
      features.add(pass.features().get(k).scaled(exponents.ofValues()[program.features().get(k)]));
    }
    return new Pass(
        program,
        parameters,
        batch,
        pass.loss(),
        pass.logits().scaled(logits),
        scaled(pass.gradients(), name -> factors.get(name) + logits),
        pass.inputGradient().map(g -> g.scaled(logits)),
        features,
        scaled(pass.layerOutputs(), outputs::get),
        scaled(pass.saliencies(), name -> logits),
        pass.reluCodes(),
        pass.poolWinners(),
        pass.normStatistics());
  }

  private void warn(int exponent, int logits) {
    if (!hasWarned && exponent <= Double.MAX_EXPONENT && exponent + logits > Double.MAX_EXPONENT) {
      hasWarned = true;
      LOG.warn(
          "logits of 1e{} are beyond the range of a double: scores that read them are NaN; fewer"
              + " cells keep within it",
          Math.round((exponent + logits) * Math.log10(2)));
    }
  }

  private static Map<String, Tensor> scaled(
      Map<String, Tensor> tensors, ToIntFunction<String> exponent) {
    Map<String, Tensor> scaled = new LinkedHashMap<>();
    tensors.forEach((name, t) -> scaled.put(name, t.scaled(exponent.applyAsInt(name))));
    return Collections.unmodifiableMap(scaled);
  }

  @Override
  public Session open(Program program, Parameters parameters) {
    return inner.open(program, parameters);
  }

  @Override
  public Session open(Program program, TrainingState state) {
    return inner.open(program, state);
  }

  @Override
  public long nanos() {
    return inner.nanos();
  }

  @Override
  public void close() {
    inner.close();
  }
}
