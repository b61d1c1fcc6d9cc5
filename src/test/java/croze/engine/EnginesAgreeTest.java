package croze.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.net.Form;
import croze.net.Initialiser;
import croze.net.Macro;
import croze.net.NasBench201;
import croze.net.Parameters;
import croze.net.Program;
import croze.random.KeyedStream;
import croze.space.Cell;
import croze.space.Operation;
import croze.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engines compute the same on random architectures. */
class EnginesAgreeTest {
  private static final double TOLERANCE = 1e-9;

  static Stream<Cell> randomCells() {
    return IntStream.range(0, 12).mapToObj(EnginesAgreeTest::randomCell);
  }

  private static Cell randomCell(int seed) {
    KeyedStream random = KeyedStream.of(seed, "cell");
    List<Operation> edges = new ArrayList<>();
    for (int e = 0; e < Cell.TARGETS.size(); e++) {
      edges.add(Operation.values()[random.nextInt(Operation.values().length)]);
    }
    return new Cell(edges);
  }

  @ParameterizedTest
  @MethodSource("randomCells")
  void onRandomArchitectures(Cell cell) {
    try (Engine cpu = Engines.open("cpu", Precision.DOUBLE);
        Engine nd4j = Engines.open("nd4j", Precision.DOUBLE)) {
      for (Form form : Form.values()) {
        Program program = NasBench201.program(cell, form, new Macro(1, 16, 10, 32));
        Parameters drawn =
            Initialiser.UNIFORM.parameters(program, name -> KeyedStream.golden(name, 3));
        // As croze and the baselines run them: without BN the weights are made positive.
        Parameters parameters = form == Form.WITHOUT_BN ? drawn.absolute() : drawn;
        assertAgree(run(nd4j, program, parameters), run(cpu, program, parameters));
      }
    }
  }

  private static Pass run(Engine engine, Program program, Parameters parameters) {
    return engine.run(
        program,
        parameters,
        Golden.batch(),
        Objective.CROSS_ENTROPY,
        PassRequest.of(
            Output.PARAMETER_GRADIENTS,
            Output.INPUT_GRADIENT,
            Output.FEATURES,
            Output.CHANNEL_SALIENCY));
  }

  private static void assertAgree(Pass expected, Pass found) {
    assertEquals(expected.loss(), found.loss(), TOLERANCE * Math.abs(expected.loss()));
    assertClose("logits", expected.logits(), found.logits(), 0);
    assertClose(
        "input", expected.inputGradient().orElseThrow(), found.inputGradient().orElseThrow(), 0);
    for (int z = 0; z < expected.features().size(); z++) {
      assertClose("feature " + z, expected.features().get(z), found.features().get(z), 0);
    }
    List<String> layers = expected.program().layers();
    // What a norm cancels is rounding noise of the gradients around it.
    double scale =
        layers.stream().mapToDouble(m -> expected.weightGradient(m).norm()).max().orElseThrow();
    for (String m : layers) {
      assertClose(m, expected.weightGradient(m), found.weightGradient(m), 1e-4 * scale);
    }
  }

  private static void assertClose(String what, Tensor expected, Tensor found, double noise) {
    double error = expected.plus(-1, found).norm();
    assertTrue(
        error <= TOLERANCE * (expected.norm() + noise), what + ": " + error / expected.norm());
  }
}
