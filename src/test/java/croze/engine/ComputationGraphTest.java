package croze.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import croze.engine.nd4j.Nd4jEngine;
import croze.image.Batch;
import croze.net.AvgPool;
import croze.net.Conv;
import croze.net.Form;
import croze.net.GlobalPool;
import croze.net.Initialiser;
import croze.net.Linear;
import croze.net.Op;
import croze.net.Op.Add;
import croze.net.Op.Norm;
import croze.net.Op.Relu;
import croze.net.Op.Zero;
import croze.net.ParameterSpec.Role;
import croze.net.Parameters;
import croze.net.Program;
import croze.net.Window;
import croze.random.KeyedStream;
import croze.space.Macro;
import croze.space.nb201.Cell;
import croze.space.nb201.Operation;
import croze.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
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
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** An independent opinion: loss and parameter gradients of DL4J's ComputationGraph in double. */
class ComputationGraphTest {
  private static final Cell CELL =
      new Cell(
          List.of(
              Operation.NOR_CONV_3X3,
              Operation.AVG_POOL_3X3,
              Operation.NOR_CONV_1X1,
              Operation.SKIP_CONNECT,
              Operation.NONE,
              Operation.NOR_CONV_3X3));

  /** ComputationGraph's names of a layer's tensors. */
  private static final Map<Role, String> KEYS =
      Map.of(Role.WEIGHT, "W", Role.BIAS, "b", Role.SCALE, "gamma", Role.SHIFT, "beta");

  @ParameterizedTest
  @EnumSource(Form.class)
  void lossAndGradientsAreThoseOfComputationGraph(Form form) {
    Program program = CELL.program(form, new Macro(1, 4, 5, 16));
    Parameters parameters = parameters(program);
    Batch batch = batch();
    Pass pass;
    try (Engine engine = new Nd4jEngine(Precision.DOUBLE)) {
      pass =
          engine.run(
              program,
              parameters,
              batch,
              Objective.CROSS_ENTROPY,
              PassRequest.of(Output.PARAMETER_GRADIENTS));
    }
    ComputationGraph graph = graph(program);
    program
        .parameterSpecs()
        .forEach(s -> graph.setParam(key(s.name(), s.role()), array(parameters.get(s.name()))));
    graph.setInputs(array(batch.images()));
    graph.setLabels(oneHot(batch.labels(), 5));
    graph.computeGradientAndScore();

    assertEquals(graph.score(), pass.loss(), 1e-10 * pass.loss());
    program
        .parameterSpecs()
        .forEach(
            s -> {
              // ComputationGraph divides by the batch only in its updater.
              INDArray sum = graph.gradient().getGradientFor(key(s.name(), s.role()));
              assertClose(s.name(), sum.div(batch.count()), pass.gradients().get(s.name()));
            });
  }

  private static void assertClose(String name, INDArray expected, Tensor found) {
    Tensor e = tensor(expected, found.shape());
    double scale = e.norm() / Math.sqrt(e.size());
    // Before a norm a bias has no effect: both gradients are rounding there.
    double tolerance = Math.max(1e-8 * scale, 1e-12);
    for (int i = 0; i < e.size(); i++) {
      assertEquals(e.data()[i], found.data()[i], tolerance, name);
    }
  }

  private static Parameters parameters(Program program) {
    return Initialiser.UNIFORM
        .parameters(program, name -> KeyedStream.golden(name, 0))
        .map(
            (name, t) -> {
              KeyedStream stream = KeyedStream.of(0, "affine", name);
              boolean affine = name.endsWith("scale") || name.endsWith("shift");
              return affine ? t.map(x -> x + .3 * stream.nextGaussian()) : t;
            });
  }

  private static Batch batch() {
    KeyedStream stream = KeyedStream.of(0, "batch");
    Tensor images = Tensor.zeros(6, 3, 16, 16).map(x -> stream.nextGaussian());
    return new Batch(images, new int[] {0, 1, 2, 3, 4, 0});
  }

  private static String key(String parameter, Role role) {
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

  private static Tensor tensor(INDArray a, int[] shape) {
    INDArray ordered = shape.length == 2 ? a.transpose() : a;
    return new Tensor(shape, ordered.dup('c').data().asDouble());
  }

  private static INDArray oneHot(int[] labels, int classes) {
    INDArray y = Nd4j.zeros(DataType.DOUBLE, labels.length, classes);
    for (int n = 0; n < labels.length; n++) {
      y.putScalar(n, labels[n], 1);
    }
    return y;
  }

  private static ComputationGraph graph(Program program) {
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.DOUBLE)
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
    ComputationGraph graph =
        new ComputationGraph(builder.setOutputs(names.get(program.ops().size())).build());
    graph.init();
    return graph;
  }

  /** Adds the op; returns its name in the graph. */
  private static String add(GraphBuilder builder, Op op, String name, String... inputs) {
    if (op instanceof Conv c) {
      Window.Axis axis = c.window().rows();
      builder.addLayer(
          c.name(),
          new ConvolutionLayer.Builder(axis.kernel(), axis.kernel())
              .stride(axis.stride(), axis.stride())
              .padding(axis.padding(), axis.padding())
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
              .lockGammaBeta(!n.affine())
              .build(),
          inputs);
      return n.name();
    } else if (op instanceof Linear l) {
      builder.addLayer(
          l.name(),
          new OutputLayer.Builder(new LossMCXENT(0, null))
              .activation(Activation.SOFTMAX)
              .nIn(l.inFeatures())
              .nOut(l.outFeatures())
              .build(),
          inputs);
      return l.name();
    } else if (op instanceof Relu) {
      builder.addLayer(name, new ActivationLayer(Activation.RELU), inputs);
    } else if (op instanceof AvgPool p) {
      Window.Axis axis = p.window().rows();
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
    }
    return name;
  }
}
