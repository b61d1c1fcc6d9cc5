package croze.engine.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.engine.Engine;
import croze.engine.Objective;
import croze.engine.Output;
import croze.engine.PassRequest;
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
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Memory that a pass takes comes back, so that a sweep of any length needs no more than its
 * largest.
 */
class PlanesTest {
  private static final Batch BATCH = new Batch(Tensor.zeros(2, 3, 8, 8), new int[] {0, 1});
  private static final List<Cell> CELLS = IntStream.range(0, 8).mapToObj(CellSpace::cell).toList();

  @Test
  void everyPlaneComesBackAfterAPassOfAnyKind() {
    Planes pool = new Planes(DataType.DOUBLE);
    try (Engine engine = new Nd4jEngine(pool)) {
      for (int i = 0; i < CELLS.size(); i++) {
        for (Form form : Form.values()) {
          run(engine, i, form, Output.values());
          run(engine, i, form);
          run(engine, i, form, Output.INPUT_GRADIENT);
          run(engine, i, form, Output.PARAMETER_GRADIENTS);
          assertEquals(pool.size(), pool.idle());
        }
      }
      assertTrue(pool.size() > 0);
    }
  }

  @Test
  void theSamePassAgainTakesNothingNew() {
    Planes pool = new Planes(DataType.FLOAT);
    try (Engine engine = new Nd4jEngine(pool)) {
      run(engine, 3, Form.WITH_BN, Output.values());
      int size = pool.size();
      run(engine, 3, Form.WITH_BN, Output.values());
      assertEquals(size, pool.size());
    }
  }

  private static void run(Engine engine, int cell, Form form, Output... outputs) {
    Program program = CELLS.get(cell).program(form, new Macro(1, 4, 3, 8));
    Parameters parameters =
        Initialiser.UNIFORM.parameters(program, name -> KeyedStream.golden(name, 0));
    engine.run(program, parameters, BATCH, Objective.CROSS_ENTROPY, PassRequest.of(outputs));
  }
}
