package croze.engine.nd4j;

import static croze.engine.nd4j.Arithmetic.multiply;

import croze.engine.Output;
import java.util.List;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ReLU as a product with its gates, which are 1 where x &gt; 0 and else 0, or given: y = x ⊙ gates,
 * dx = dy ⊙ gates.
 */
final class Rectifier extends Layer {
  private final int number;
  private final Planes pool;
  private final Results results;
  private Plane gates;

  /**
   * @param number which ReLU of the program this is, from 0
   */
  Rectifier(int number, Planes pool, Results results) {
    this.number = number;
    this.pool = pool;
    this.results = results;
  }

  @Override
  Plane forward(List<Plane> inputs) {
    Plane x = inputs.get(0);
    Plane open = pool.take(x.channels(), x.grid());
    results
        .gates(number)
        .ifPresentOrElse(
            code -> Gates.write(code, open),
            () -> Nd4j.exec(new Step(x.array(), open.array(), 0.0)));
    gates = keep(open);
    open.release();
    if (results.wants(Output.RELU_CODES)) {
      results.add(Gates.read(gates));
    }
    return gated(x);
  }

  @Override
  List<Plane> backward(Plane gradient, boolean inputs) {
    return inputs ? List.of(gated(gradient)) : List.of();
  }

  private Plane gated(Plane x) {
    Plane y = pool.take(x.channels(), x.grid());
    multiply(x.array(), gates.array(), y.array());
    return y;
  }
}
