package croze.engine.nd4j;

import static croze.engine.nd4j.ArrayOps.add;

import java.util.Collections;
import java.util.List;

/** Average pool 2×2 with stride 2: a quarter of the sum of the four {@link Phases}. */
final class QuarterAverage extends Layer {
  private final Planes pool;
  private Grid inputGrid;

  QuarterAverage(Planes pool) {
    this.pool = pool;
  }

  @Override
  Plane forward(List<Plane> inputs) {
    inputGrid = inputs.get(0).grid();
    List<Plane> phases = Phases.split(pool, inputs.get(0));
    Plane y = phases.get(0).retain();
    phases.subList(1, 4).forEach(p -> add(y.array(), p.array(), y.array()));
    y.array().muli(.25);
    phases.forEach(Plane::release);
    return y;
  }

  @Override
  List<Plane> backward(Plane gradient, boolean inputs) {
    if (!inputs) {
      return List.of();
    }
    Plane quarter = pool.take(gradient.channels(), gradient.grid());
    quarter.array().assign(gradient.array()).muli(.25);
    Plane dx = Phases.merge(pool, inputGrid, Collections.nCopies(4, quarter));
    quarter.release();
    return List.of(dx);
  }
}
