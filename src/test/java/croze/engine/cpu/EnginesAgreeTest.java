package croze.engine.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.engine.Engine;
import croze.engine.NormStatistics.BatchMoments;
import croze.engine.Objective;
import croze.engine.Output;
import croze.engine.Pass;
import croze.engine.PassRequest;
import croze.engine.Precision;
import croze.engine.ReluCodes;
import croze.engine.nd4j.Nd4jEngine;
import croze.image.Batch;
import croze.net.Form;
import croze.net.Initialiser;
import croze.net.Parameters;
import croze.net.Program;
import croze.random.KeyedStream;
import croze.space.Macro;
import croze.space.nb201.Cell;
import croze.space.nb201.CellSpace;
import croze.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Both paths of the CPU engine against the ND4J engine on cells from the whole space, dead branches
 * among them. What is asked for decides what is fused, so each output is also asked for alone.
 */
class EnginesAgreeTest {
  private static final int CELLS = Integer.getInteger("croze.test.cells", 12);
  private static final double TOLERANCE = 1e-9;
  private static final Macro SMALL = new Macro(1, 8, 10, 8);
  private static final Macro PUBLISHED_SIZES = new Macro(1, 16, 10, 32);

  @ParameterizedTest
  @EnumSource(Form.class)
  void enginesAgree(Form form) {
    assertAgree(form, SMALL, CELLS, false);
  }

  /** Channels and pixels as published; without BN the weights are made positive, as croze does. */
  @ParameterizedTest
  @EnumSource(Form.class)
  void enginesAgreeAtThePublishedSizes(Form form) {
    assertAgree(form, PUBLISHED_SIZES, CELLS / 6, form == Form.WITHOUT_BN);
  }

  private static void assertAgree(Form form, Macro macro, int cells, boolean absolute) {
    Batch batch = batch(macro == SMALL ? 4 : 2, macro.imageSize());
    try (Engine nd4j = new Nd4jEngine(Precision.DOUBLE);
        Engine vector = new CpuEngine(Precision.DOUBLE);
        Engine plain = new CpuEngine(Precision.DOUBLE, Path.PLAIN)) {
      List<Integer> sample =
          IntStream.of(KeyedStream.of(7, "architectures").sample(15_625, cells))
              .boxed()
              .collect(Collectors.toCollection(ArrayList::new));
      // 7324 has a conv on a zero that nothing live reads.
      sample.add(7324);
      for (int index : sample) {
        Cell cell = CellSpace.cell(index);
        Program program = cell.program(form, macro);
        Parameters drawn =
            Initialiser.UNIFORM.parameters(program, name -> KeyedStream.golden(name, 0));
        Parameters parameters = absolute ? drawn.absolute() : drawn;
        PassRequest all = PassRequest.of(Output.values());
        Pass expected = nd4j.run(program, parameters, batch, Objective.CROSS_ENTROPY, all);
        for (Engine engine : List.of(vector, plain)) {
          Pass found = engine.run(program, parameters, batch, Objective.CROSS_ENTROPY, all);
          assertAgree(cell + " all", all, expected, found);
          for (Output output : Output.values()) {
            PassRequest one = PassRequest.of(output);
            Pass alone = engine.run(program, parameters, batch, Objective.CROSS_ENTROPY, one);
            assertAgree(cell + " " + output, one, expected, alone);
          }
        }
      }
    }
  }

  private static Batch batch(int count, int size) {
    KeyedStream stream = KeyedStream.golden("engines agree", 0);
    Tensor images = Tensor.zeros(count, 3, size, size).map(x -> stream.nextGaussian());
    return new Batch(images, Arrays.copyOf(new int[] {3, 1, 4, 1}, count));
  }

  /** The pass found holds all that was asked for, and it is what the pass expected holds. */
  private static void assertAgree(String what, PassRequest request, Pass expected, Pass found) {
    assertEquals(expected.loss(), found.loss(), TOLERANCE * Math.abs(expected.loss()), what);
    assertClose(what + " logits", expected.logits(), found.logits());
    for (Output output : request.outputs()) {
      switch (output) {
        case PARAMETER_GRADIENTS -> assertClose(what, expected.gradients(), found.gradients());
        case INPUT_GRADIENT ->
            assertClose(
                what, expected.inputGradient().orElseThrow(), found.inputGradient().orElseThrow());
        case FEATURES -> {
          assertEquals(expected.program().features().size(), found.features().size(), what);
          for (int i = 0; i < found.features().size(); i++) {
            assertClose(what + " z" + i, expected.features().get(i), found.features().get(i));
          }
        }
        case LAYER_OUTPUTS -> assertClose(what, expected.layerOutputs(), found.layerOutputs());
        case CHANNEL_SALIENCY -> assertClose(what, expected.saliencies(), found.saliencies());
        case RELU_CODES ->
            assertAgree(what, expected.reluCodes().orElseThrow(), found.reluCodes().orElseThrow());
        case POOL_WINNERS ->
            assertEquals(
                expected.poolWinners().orElseThrow().pools().size(),
                found.poolWinners().orElseThrow().pools().size(),
                what);
        case NORM_STATISTICS ->
            assertMoments(what, expected.normStatistics(), found.normStatistics());
      }
    }
  }

  private static void assertMoments(
      String what, Map<String, BatchMoments> expected, Map<String, BatchMoments> found) {
    assertEquals(expected.keySet(), found.keySet(), what);
    expected.forEach(
        (norm, m) -> {
          assertClose(what + " mean of " + norm, m.mean(), found.get(norm).mean());
          assertClose(what + " variance of " + norm, m.variance(), found.get(norm).variance());
          assertEquals(m.count(), found.get(norm).count(), what);
        });
  }

  private static void assertClose(
      String what, Map<String, Tensor> expected, Map<String, Tensor> found) {
    assertEquals(expected.keySet(), found.keySet(), what);
    expected.forEach((name, t) -> assertClose(what + " " + name, t, found.get(name)));
  }

  /** ‖a − b‖ ≤ 1e-9·‖a‖, or rounding noise of a value that is zero but for rounding. */
  private static void assertClose(String what, Tensor expected, Tensor found) {
    double error = found.plus(-1, expected).norm();
    assertTrue(
        error <= TOLERANCE * expected.norm() + 1e-13,
        () -> what + ": off by " + error + ", norm " + expected.norm());
  }

  /** Numbers of open units a sample: the order of the bits is an engine's own. */
  private static void assertAgree(String what, ReluCodes expected, ReluCodes found) {
    assertEquals(expected.relus().size(), found.relus().size(), what);
    for (int i = 0; i < expected.relus().size(); i++) {
      assertEquals(expected.relus().get(i).units(), found.relus().get(i).units(), what);
      for (int n = 0; n < expected.relus().get(i).bits().length; n++) {
        long a = open(expected.relus().get(i).bits()[n]);
        long b = open(found.relus().get(i).bits()[n]);
        assertTrue(Math.abs(a - b) <= 1, what + ": open units of ReLU " + i + ": " + a + ", " + b);
      }
    }
  }

  private static long open(long[] bits) {
    long open = 0;
    for (long word : bits) {
      open += Long.bitCount(word);
    }
    return open;
  }
}
