package croze.engine.nd4j;

import croze.InvalidInputException;
import croze.data.file.WholeFile;
import croze.engine.TrainingState;
import croze.net.AvgPool;
import croze.net.Conv;
import croze.net.GlobalPool;
import croze.net.Linear;
import croze.net.Op;
import croze.net.Op.Add;
import croze.net.Op.Norm;
import croze.net.Op.Relu;
import croze.net.Op.Zero;
import croze.net.ParameterSpec.Role;
import croze.net.Program;
import croze.net.Window;
import croze.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * A network as DL4J's {@code ComputationGraph}, in double: layers by their names here, the logits
 * those of the linear layer, the output their softmax. Normalised images in, shape (n, 3, size,
 * size).
 */
public final class Dl4jGraph {
  private static final String SOFTMAX = "softmax";

  /** The decay of DL4J is one minus the momentum of PyTorch, .1. */
  private static final double KEPT = .9;

  /** DL4J's names of a layer's tensors. */
  private static final Map<Role, String> KEYS =
      Map.of(Role.WEIGHT, "W", Role.BIAS, "b", Role.SCALE, "gamma", Role.SHIFT, "beta");

  private Dl4jGraph() {}

  /**
   * The graph with the weights and running statistics of a state.
   *
   * @param updater what DL4J trains it with
   * @throws InvalidInputException if the program has an op that is not translated
   */
  public static ComputationGraph of(Program program, TrainingState state, IUpdater updater) {
    ComputationGraph graph = graph(program, updater);
    program
        .parameterSpecs()
        .forEach(
            s -> graph.setParam(key(s.name(), s.role()), array(state.parameters().get(s.name()))));
    state
        .statistics()
        .norms()
        .forEach(
            (name, moments) -> {
              graph.setParam(name + "_mean", array(moments.mean()));
              graph.setParam(name + "_var", array(moments.variance()));
            });
    return graph;
  }

  /**
   * Writes the zip that {@code ModelSerializer.restoreComputationGraph} reads, whole or not at all.
   *
   * @throws InvalidInputException as {@link #of}
   */
  public static void write(Program program, TrainingState state, Path file) {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try {
      ModelSerializer.writeModel(of(program, state, new NoOp()), zip, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    WholeFile.write(file, zip.toByteArray());
  }

  /** DL4J's name of a parameter. */
  static String key(String parameter, Role role) {
    return parameter.substring(0, parameter.lastIndexOf('.')) + "_" + KEYS.get(role);
  }

  /** The linear layer's weight is (in, out) there; vectors are rows. */
  private static INDArray array(Tensor t) {
    INDArray a = Nd4j.createFromArray(t.data());
    int[] shape = t.shape();
    return switch (shape.length) {
      case 1 -> a.reshape(1, shape[0]);
      case 2 -> a.reshape(shape[0], shape[1]).transpose();
      default -> a.reshape(shape[0], shape[1], shape[2], shape[3]);
    };
  }

  /** The network of a program with DL4J's own weights. */
  private static ComputationGraph graph(Program program, IUpdater updater) {
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.DOUBLE)
            .updater(updater)
            .trainingWorkspaceMode(WorkspaceMode.NONE)
            .inferenceWorkspaceMode(WorkspaceMode.NONE)
            .graphBuilder()
            .addInputs("v0")
            .setInputTypes(
                InputType.convolutional(program.size(), program.size(), program.channels()));
    Map<Integer, String> names = new HashMap<>(Map.of(0, "v0"));
    for (int i = 0; i < program.ops().size(); i++) {
      Op op = program.ops().get(i);
      String[] inputs = op.inputs().stream().map(names::get).toArray(String[]::new);
      names.put(i + 1, add(builder, op, "v" + (i + 1), inputs));
    }
    builder.addLayer(
        SOFTMAX,
        new LossLayer.Builder(new LossMCXENT(0, null)).activation(Activation.SOFTMAX).build(),
        names.get(program.ops().size()));
    ComputationGraph graph = new ComputationGraph(builder.setOutputs(SOFTMAX).build());
    graph.init();
    return graph;
  }

  /** Adds the op; returns its name in the graph. */
  private static String add(GraphBuilder builder, Op op, String name, String... inputs) {
    if (op instanceof Conv c && c.groups() == 1) {
      Window.Axis axis = square(c, c.window());
      builder.addLayer(
          c.name(),
          new ConvolutionLayer.Builder(axis.kernel(), axis.kernel())
              .stride(axis.stride(), axis.stride())
              .padding(axis.padding(), axis.padding())
              .dilation(axis.dilation(), axis.dilation())
              .nIn(c.inChannels())
              .nOut(c.outChannels())
              .hasBias(c.bias())
              .activation(Activation.IDENTITY)
              .build(),
          inputs);
      return c.name();
    } else if (op instanceof Norm n) {
      builder.addLayer(
          n.name(),
          new BatchNormalization.Builder()
              .nIn(n.channels())
              .nOut(n.channels())
              .eps(1e-5)
              .decay(KEPT)
              .useLogStd(false)
              .lockGammaBeta(!n.affine())
              .build(),
          inputs);
      return n.name();
    } else if (op instanceof Linear l) {
      builder.addLayer(
          l.name(),
          new DenseLayer.Builder()
              .activation(Activation.IDENTITY)
              .nIn(l.inFeatures())
              .nOut(l.outFeatures())
              .build(),
          inputs);
      return l.name();
    } else if (op instanceof Relu) {
      // In inference DL4J overwrites what the layer reads, which others read too: it gets a copy.
      builder.addVertex(name + ".copy", new ScaleVertex(1), inputs);
      builder.addLayer(name, new ActivationLayer(Activation.RELU), name + ".copy");
    } else if (op instanceof AvgPool p && p.window().rows().dilation() == 1) {
      Window.Axis axis = square(p, p.window());
      builder.addLayer(
          name,
          new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG)
              .kernelSize(axis.kernel(), axis.kernel())
              .stride(axis.stride(), axis.stride())
              .padding(axis.padding(), axis.padding())
              .avgPoolIncludePadInDivisor(false)
              .build(),
          inputs);
    } else if (op instanceof GlobalPool) {
      builder.addLayer(name, new GlobalPoolingLayer(PoolingType.AVG), inputs);
    } else if (op instanceof Add) {
      builder.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), inputs);
    } else if (op instanceof Zero) {
      builder.addVertex(name, new ScaleVertex(0), inputs);
    } else {
      throw unsupported(op);
    }
    return name;
  }

  /** DL4J has one kernel, stride and padding for rows and columns here. */
  private static Window.Axis square(Op op, Window window) {
    if (!window.rows().equals(window.columns())) {
      throw unsupported(op);
    }
    return window.rows();
  }

  private static InvalidInputException unsupported(Op op) {
    return new InvalidInputException(
        "DL4J's graph has no translation of %s: export the network as .npz or .json".formatted(op));
  }
}
