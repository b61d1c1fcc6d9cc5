package croze.engine.nd4j;

import croze.engine.Output;
import java.util.List;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ReLU with its gates, which are open where x &gt; 0, or given: y = max(x, 0), or x where the given
 * gate is open and else 0; dx = dy where the gate is open, else 0.
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
    if (results.gates(number).isPresent()) {
      return gated(x);
    }
    Plane y = pool.take(x.channels(), x.grid());
    Nd4j.exec(new RectifiedLinear(x.array(), y.array(), 0.0));
    return y;
  }

  @Override
  List<Plane> backward(Plane gradient, boolean inputs) {
    return inputs ? List.of(gated(gradient)) : List.of();
  }

  /** x where a gate is open, else 0; a product would make NaN of ∞·0. */
  private Plane gated(Plane x) {
    Plane y = pool.take(x.channels(), x.grid());
    Nd4j.exec(
        DynamicCustomOp.builder("thresholdedrelu_bp")
            .addInputs(gates.array(), x.array())
            .addOutputs(y.array())
            .addFloatingPointArguments(0.0)
            .build());
    return y;
  }
}
