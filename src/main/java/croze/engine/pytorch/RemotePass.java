package croze.engine.pytorch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import croze.engine.Loss;
import croze.engine.NormStatistics.BatchMoments;
import croze.engine.NormStatistics.Moments;
import croze.engine.Objective;
import croze.engine.Output;
import croze.engine.Pass;
import croze.engine.PassRequest;
import croze.engine.PoolWinners;
import croze.engine.Precision;
import croze.engine.ReluCodes;
import croze.image.Batch;
import croze.net.DropPath;
import croze.net.MaxPool;
import croze.net.Op;
import croze.net.ParameterSpec;
import croze.net.Parameters;
import croze.net.Program;
import croze.net.Shape;
import croze.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One pass that a worker runs: two requests, their answers held against what was asked for.
 *
 * @param weights the number of the parameters' values: a worker that has them is not sent them
 */
record RemotePass(
    Program program,
    Parameters parameters,
    long weights,
    Batch batch,
    Objective objective,
    PassRequest request,
    Precision precision) {

  /**
   * Runs it.
   *
   * @throws IOException as {@link Worker#exchange}, or if an answer is not what was asked for
   */
  Pass run(Worker worker) throws IOException {
    Message forward = worker.exchange(forward(worker.weights() == weights));
    worker.keeps(weights);
    List<Shape> shapes = program.shapes();
    int n = batch.count();
    Tensor logits = take(forward, "logits", shapes.get(shapes.size() - 1).batch(n));
    Loss loss = objective.of(logits, batch.labels());
    List<Tensor> features = new ArrayList<>();
    for (int k = 0; request.wants(Output.FEATURES) && k < program.features().size(); k++) {
      features.add(take(forward, "feature/" + k, shapes.get(program.features().get(k)).batch(n)));
    }
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    Map<String, BatchMoments> moments = new LinkedHashMap<>();
    List<ReluCodes.Code> codes = new ArrayList<>();
    List<int[]> winners = new ArrayList<>();
    for (int i = 0; i < program.ops().size(); i++) {
      Op op = program.ops().get(i);
      Shape shape = shapes.get(i + 1);
      if (op instanceof Op.Layer layer && request.wants(Output.LAYER_OUTPUTS)) {
        outputs.put(layer.name(), take(forward, "output/" + layer.name(), shape.batch(n)));
      } else if (op instanceof Op.Norm norm && wantsMoments()) {
        moments.put(
            norm.name(),
            new BatchMoments(
                take(forward, "mean/" + norm.name(), norm.channels()),
                take(forward, "variance/" + norm.name(), norm.channels()),
                (long) n * shape.height() * shape.width()));
      } else if (op instanceof Op.Relu && request.wants(Output.RELU_CODES)) {
        int units = Math.toIntExact(shape.elements());
        TensorBytes bits = forward.take("codes/" + codes.size());
        codes.add(new ReluCodes.Code(units, bits.rows(n, (units + Long.SIZE - 1) / Long.SIZE)));
      } else if (op instanceof MaxPool && request.wants(Output.POOL_WINNERS)) {
        TensorBytes taken = forward.take("winners/" + winners.size());
        winners.add(taken.integers(Math.toIntExact(n * shape.elements())));
      }
    }
    Message backward = request.backward() ? worker.exchange(backward(loss)) : null;
    return new Pass(
        program,
        parameters,
        batch,
        loss.value(),
        logits,
        request.wants(Output.PARAMETER_GRADIENTS) ? gradients(backward) : Map.of(),
        request.wants(Output.INPUT_GRADIENT)
            ? Optional.of(take(backward, "input", batch.images().shape()))
            : Optional.empty(),
        features,
        outputs,
        request.wants(Output.CHANNEL_SALIENCY) ? saliencies(backward) : Map.of(),
        request.wants(Output.RELU_CODES) ? Optional.of(new ReluCodes(codes)) : Optional.empty(),
        request.wants(Output.POOL_WINNERS)
            ? Optional.of(new PoolWinners(winners))
            : Optional.empty(),
        moments);
  }

  private boolean wantsMoments() {
    return request.wants(Output.NORM_STATISTICS) && request.statistics().isEmpty();
  }

  private static Tensor take(Message answer, String name, int... shape) throws IOException {
    return answer.take(name).tensor(shape);
  }

  private Map<String, Tensor> gradients(Message answer) throws IOException {
    Map<String, Tensor> gradients = new LinkedHashMap<>();
    for (ParameterSpec spec : program.parameterSpecs()) {
      gradients.put(spec.name(), take(answer, "gradient/" + spec.name(), spec.shape()));
    }
    return gradients;
  }

  private Map<String, Tensor> saliencies(Message answer) throws IOException {
    Map<String, Tensor> saliencies = new LinkedHashMap<>();
    for (Op op : program.ops()) {
      if (op instanceof Op.Layer layer) {
        String name = layer.name();
        saliencies.put(name, take(answer, "saliency/" + name, batch.count(), layer.outputs()));
      }
    }
    return saliencies;
  }

  private Message forward(boolean kept) {
    ObjectNode header =
        header(program, precision, request).put("weights", weights).put("kept", kept);
    Map<String, TensorBytes> parts = new LinkedHashMap<>();
    parts.put("images", TensorBytes.of(batch.images(), precision));
    if (!kept) {
      for (ParameterSpec spec : program.parameterSpecs()) {
        parts.put("weight/" + spec.name(), TensorBytes.of(parameters.get(spec.name()), precision));
      }
    }
    request
        .statistics()
        .ifPresent(
            given -> {
              for (Op op : program.ops()) {
                if (op instanceof Op.Norm norm) {
                  Moments m = given.get(norm.name());
                  parts.put("mean/" + norm.name(), TensorBytes.of(m.mean(), precision));
                  parts.put("variance/" + norm.name(), TensorBytes.of(m.variance(), precision));
                }
              }
            });
    List<Shape> shapes = program.shapes();
    int gates = 0;
    int winners = 0;
    for (int i = 0; i < program.ops().size(); i++) {
      Op op = program.ops().get(i);
      if (op instanceof Op.Relu && request.gates().isPresent()) {
        long[][] bits = request.gates().get().relus().get(gates).bits();
        parts.put("gates/" + gates++, TensorBytes.of(bits));
      } else if (op instanceof MaxPool && request.winners().isPresent()) {
        int outputs = Math.toIntExact(batch.count() * shapes.get(i + 1).elements());
        int[] taken = request.winners().get().get(winners, outputs);
        parts.put("winners/" + winners++, TensorBytes.of(taken));
      } else if (op instanceof DropPath path && request.paths().isPresent()) {
        double[] factors = request.paths().get().ofOp().get(path.name());
        Tensor tensor = Tensor.of(factors, factors.length);
        parts.put("path/" + path.name(), TensorBytes.of(tensor, precision));
      }
    }
    return new Message(header, parts);
  }

  /** The forward request but for its tensors and what is said of its weights. */
  static ObjectNode header(Program program, Precision precision, PassRequest request) {
    ObjectNode header = Message.JSON.createObjectNode().put("do", "forward");
    header.put("type", TensorBytes.type(precision));
    ArrayNode ops = header.putArray("ops");
    program.ops().forEach(op -> ops.add(OpJson.of(op)));
    ArrayNode outputs = header.putArray("outputs");
    request.outputs().stream().sorted().forEach(output -> outputs.add(output.name()));
    ArrayNode features = header.putArray("features");
    program.features().forEach(features::add);
    return header;
  }

  private static Message backward(Loss loss) {
    return new Message(
        Message.JSON.createObjectNode().put("do", "backward"),
        Map.of("gradient", TensorBytes.of(loss.gradient(), Precision.DOUBLE)));
  }
}
