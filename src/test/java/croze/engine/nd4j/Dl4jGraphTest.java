package croze.engine.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.engine.Engine;
import croze.engine.Objective;
import croze.engine.Output;
import croze.engine.Pass;
import croze.engine.PassRequest;
import croze.engine.Precision;
import croze.engine.Session;
import croze.engine.Sgd;
import croze.engine.TrainingState;
import croze.engine.cpu.CpuEngine;
import croze.image.Batch;
import croze.net.Form;
import croze.net.Initialiser;
import croze.net.MaxPool;
import croze.net.Op;
import croze.net.Parameters;
import croze.net.Program;
import croze.net.Window;
import croze.random.KeyedStream;
import croze.space.Macro;
import croze.space.nb201.Cell;
import croze.space.nb201.Operation;
import croze.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/** An independent opinion: losses, gradients, steps and logits of DL4J in double. */
class Dl4jGraphTest {
  private static final Cell CELL =
      new Cell(
          List.of(
              Operation.NOR_CONV_3X3,
              Operation.AVG_POOL_3X3,
              Operation.NOR_CONV_1X1,
              Operation.SKIP_CONNECT,
              Operation.NONE,
              Operation.NOR_CONV_3X3));

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
    ComputationGraph graph =
        Dl4jGraph.of(program, TrainingState.initial(program, parameters), new NoOp());
    graph.setInputs(array(batch.images()));
    graph.setLabels(oneHot(batch.labels(), 5));
    graph.computeGradientAndScore();

    assertEquals(graph.score(), pass.loss(), 1e-10 * pass.loss());
    program
        .parameterSpecs()
        .forEach(
            s -> {
              // ComputationGraph divides by the batch only in its updater.
              INDArray sum = graph.gradient().getGradientFor(Dl4jGraph.key(s.name(), s.role()));
              assertClose(s.name(), sum.div(batch.count()), pass.gradients().get(s.name()));
            });
  }

  @Test
  void fiveStepsAreThoseOfDl4j() {
    Program program = CELL.program(Form.PAPER, new Macro(1, 4, 5, 16));
    Parameters parameters = parameters(program);
    Batch batch = batch();
    double rate = .05;
    ComputationGraph graph =
        Dl4jGraph.of(
            program,
            TrainingState.initial(program, parameters),
            new org.nd4j.linalg.learning.config.Sgd(rate));
    try (Engine engine = new CpuEngine(Precision.DOUBLE);
        Session session = engine.open(program, parameters)) {
      for (int step = 0; step < 5; step++) {
        graph.fit(new DataSet(array(batch.images()), oneHot(batch.labels(), 5)));
        double loss = session.step(batch, Objective.CROSS_ENTROPY, Sgd.plain(rate)).loss();
        assertEquals(graph.score(), loss, 1e-10 * loss, "step " + step);
      }
      program
          .parameterSpecs()
          .forEach(
              s ->
                  assertClose(
                      s.name(),
                      graph.getParam(Dl4jGraph.key(s.name(), s.role())),
                      session.parameters().get(s.name())));
    }
  }

  @Test
  void theZipGivesTheSameLogits(@TempDir Path folder) throws Exception {
    Program program = CELL.program(Form.PAPER, new Macro(1, 4, 5, 16));
    Batch batch = batch();
    Path zip = folder.resolve("network.zip");
    try (Engine engine = new CpuEngine(Precision.DOUBLE);
        Session session = engine.open(program, parameters(program))) {
      session.step(batch, Objective.CROSS_ENTROPY, Sgd.plain(.1));
      Dl4jGraph.write(program, session.state(), zip);
      ComputationGraph graph = ModelSerializer.restoreComputationGraph(zip.toFile());
      Tensor logits = session.evaluate(batch.images(), Session.Norms.RUNNING);
      INDArray found = graph.feedForward(array(batch.images()), false).get("fc");
      double[] theirs = found.dup('c').data().asDouble();
      for (int i = 0; i < theirs.length; i++) {
        assertEquals(logits.data()[i], theirs[i], 1e-10);
      }
    }
  }

  @Test
  void whatDl4jHasNoLayerForIsRefusedInOneLine() {
    Op pool = new MaxPool(0, Window.square(3, 1, 1, 1));
    Program program = new Program(3, 8, List.of(pool), List.of(), Map.of());
    String message =
        assertThrows(InvalidInputException.class, () -> Dl4jGraph.of(program, null, new NoOp()))
            .getMessage();
    assertTrue(message.contains("MaxPool") && message.lines().count() == 1, message);
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

  /** As {@link Dl4jGraph} has them. */
  private static INDArray array(Tensor t) {
    int[] s = t.shape();
    return Nd4j.createFromArray(t.data()).reshape(s[0], s[1], s[2], s[3]);
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
}
