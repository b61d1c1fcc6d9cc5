package croze.proxy.modern;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import croze.Golden;
import croze.engine.Engine;
import croze.engine.FirstElements;
import croze.engine.NormStatistics;
import croze.engine.Precision;
import croze.engine.cpu.CpuEngine;
import croze.net.Form;
import croze.net.Parameters;
import croze.net.Program;
import croze.space.Macro;
import croze.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogitGradientsTest {

  /** With more classes than features the gradients are those of the features times the head. */
  @Test
  void manyLogitsHaveTheGradientsOfEachAlone() {
    Program program = Golden.rand05().cell().program(Form.PAPER, new Macro(1, 4, 40, 32));
    Parameters parameters = Golden.parameters(program);
    try (Engine engine = new CpuEngine(Precision.DOUBLE)) {
      FirstElements found =
          LogitGradients.of(engine::network, program, parameters, Golden.batch().range(0, 2));
      Tensor units = Tensor.zeros(39, 40);
      for (int k = 0; k < 39; k++) {
        units.data()[k * 41] = 1;
      }
      FirstElements expected =
          engine
              .network(program, parameters)
              .firstElements(Golden.batch().range(0, 2), units, NormStatistics.standard(program));
      assertEquals(
          List.copyOf(expected.gradients().keySet()), List.copyOf(found.gradients().keySet()));
      assertClose("logits", expected.logits(), found.logits());
      expected.gradients().forEach((name, g) -> assertClose(name, g, found.gradients().get(name)));
    }
  }

  private static void assertClose(String name, Tensor expected, Tensor found) {
    assertArrayEquals(expected.shape(), found.shape(), name);
    assertArrayEquals(expected.data(), found.data(), 1e-12 * expected.norm(), name);
  }
}
