package croze.engine.nd4j;

import croze.engine.Engine;
import croze.engine.Loss;
import croze.engine.Objective;
import croze.engine.Output;
import croze.engine.Pass;
import croze.engine.PassRequest;
import croze.engine.Precision;
import croze.engine.Shapes;
import croze.image.Batch;
import croze.net.Conv;
import croze.net.DropPath;
import croze.net.Op;
import croze.net.ParameterSpec;
import croze.net.Parameters;
import croze.net.Program;
import croze.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Runs programs with ND4J's ops, in float or double, on the backend that ND4J finds.
 *
 * <p>Not thread safe; one engine a thread. The same inputs give the same bits as long as the number
 * of BLAS threads ({@code OMP_NUM_THREADS}) and the native build are the same.
 */
public final class Nd4jEngine implements Engine {
  private final Planes pool;

  /**
   * @throws croze.InvalidInputException if ND4J is built for CUDA and has no kernels for any GPU
   *     here; the message names the GPU
   */
  public Nd4jEngine(Precision precision) {
    this(new Planes(precision == Precision.DOUBLE ? DataType.DOUBLE : DataType.FLOAT));
  }

  Nd4jEngine(Planes pool) {
    Backend.requireKernels();
    this.pool = pool;
  }

  /** All ops but dropped paths, and convolutions of several groups only if they are depthwise. */
  @Override
  public boolean supports(Op op) {
    return !(op instanceof DropPath)
        && (!(op instanceof Conv c) || c.groups() == 1 || c.isDepthwise());
  }

  @Override
  public Pass run(
      Program program,
      Parameters parameters,
      Batch batch,
      Objective objective,
      PassRequest request) {
    Shapes.checkOps("nd4j", this::supports, program);
    Shapes.check(program, parameters, batch, request);
    Results results = new Results(request);
    LayerTape tape =
        new LayerTape(program, new Layers(parameters, pool, results).of(program), request);
    Plane image =
        pool.take(program.channels(), Grid.images(batch.count(), program.size(), program.size()));
    Transfer.write(batch.images(), image);
    Plane last =
        tape.forward(image, request.wants(Output.FEATURES) ? program.features() : List.of());
    image.release();
    Tensor logits = Transfer.read(last);
    Loss loss = objective.of(logits, batch.labels());
    Optional<Tensor> inputGradient =
        request.backward() ? backward(tape, last, loss, program, batch, request) : Optional.empty();
    last.release();
    return new Pass(
        program,
        parameters,
        batch,
        loss.value(),
        logits,
        ordered(program, results.gradients, request),
        inputGradient,
        request.wants(Output.FEATURES) ? tape.features() : List.of(),
        results.layerOutputs,
        saliencies(program, results.saliencies, batch, request),
        results.reluCodes(),
        results.poolWinners(),
        Collections.unmodifiableMap(results.moments));
  }

  private static Optional<Tensor> backward(
      LayerTape tape, Plane last, Loss loss, Program program, Batch batch, PassRequest request) {
    Plane gradient = last.likewise();
    Transfer.write(loss.gradient(), gradient);
    Plane image = tape.backward(gradient);
    gradient.release();
    if (image == null) {
      return request.wants(Output.INPUT_GRADIENT)
          ? Optional.of(Tensor.zeros(batch.images().shape()))
          : Optional.empty();
    }
    Tensor result = Transfer.read(image);
    image.release();
    return Optional.of(result);
  }

  /** Gradients in the order of the parameters; zero for what the logits do not depend on. */
  private static Map<String, Tensor> ordered(
      Program program, Map<String, Tensor> gradients, PassRequest request) {
    Map<String, Tensor> ordered = new LinkedHashMap<>();
    if (request.wants(Output.PARAMETER_GRADIENTS)) {
      for (ParameterSpec spec : program.parameterSpecs()) {
        Tensor g = gradients.get(spec.name());
        ordered.put(spec.name(), g == null ? Tensor.zeros(spec.shape()) : g);
      }
    }
    return ordered;
  }

  private static Map<String, Tensor> saliencies(
      Program program, Map<String, Tensor> saliencies, Batch batch, PassRequest request) {
    Map<String, Tensor> ordered = new LinkedHashMap<>();
    if (request.wants(Output.CHANNEL_SALIENCY)) {
      for (Op op : program.ops()) {
        if (op instanceof Op.Layer layer) {
          Tensor s = saliencies.get(layer.name());
          ordered.put(layer.name(), s == null ? Tensor.zeros(batch.count(), layer.outputs()) : s);
        }
      }
    }
    return ordered;
  }

  @Override
  public void close() {
    pool.close();
  }
}
