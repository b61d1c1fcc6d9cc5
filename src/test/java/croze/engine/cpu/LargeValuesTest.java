package croze.engine.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.Golden;
import croze.engine.Engine;
import croze.engine.Engines;
import croze.engine.Objective;
import croze.engine.Output;
import croze.engine.Pass;
import croze.engine.PassRequest;
import croze.engine.Precision;
import croze.image.Batch;
import croze.net.Form;
import croze.net.Program;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A network that begins with a norm does not see the size of its images. */
class LargeValuesTest {

  @ParameterizedTest
  @ValueSource(strings = {"cpu", "nd4j"})
  void aNormIsExactUpToItsRangeAndNanBeyond(String name) {
    try (Engine engine = Engines.open(name, Precision.DOUBLE)) {
      Pass one = pass(engine, 60);
      Pass huge = pass(engine, 450);
      for (int i = 0; i < one.logits().size(); i++) {
        assertEquals(one.logits().data()[i], huge.logits().data()[i], 1e-9);
      }
      double gradient = one.inputGradient().orElseThrow().scaled(60).norm();
      assertEquals(
          gradient, huge.inputGradient().orElseThrow().scaled(450).norm(), 1e-6 * gradient);
      assertTrue(Double.isNaN(pass(engine, 515).logits().norm()));
    }
  }

  private static Pass pass(Engine engine, int exponent) {
    Program program = Golden.rand05().program(Form.PAPER);
    Batch batch = Golden.batch();
    return engine.run(
        program,
        Golden.parameters(program),
        batch.withImages(batch.images().scaled(exponent)),
        Objective.CROSS_ENTROPY,
        PassRequest.of(Output.INPUT_GRADIENT));
  }
}
