package croze.engine.nd4j;

import static croze.engine.nd4j.ArrayOps.add;

import java.util.List;
import java.util.stream.Stream;

/** Sum of the inputs from left to right; each input's gradient is the sum's. */
final class Sum extends Layer {
  private final Planes pool;
  private int count;

  Sum(Planes pool) {
    this.pool = pool;
  }

  @Override
  Plane forward(List<Plane> inputs) {
    count = inputs.size();
    if (count == 1) {
      return inputs.get(0).retain();
    }
    Plane y = pool.take(inputs.get(0).channels(), inputs.get(0).grid());
    add(inputs.get(0).array(), inputs.get(1).array(), y.array());
    inputs.subList(2, count).forEach(x -> add(y.array(), x.array(), y.array()));
    return y;
  }

  @Override
  List<Plane> backward(Plane gradient, boolean inputs) {
    if (!inputs) {
      return List.of();
    }
    return Stream.generate(gradient::retain).limit(count).toList();
  }
}
