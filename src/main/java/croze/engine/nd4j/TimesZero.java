package croze.engine.nd4j;

import java.util.List;

/** The cell's {@code none}: x·0, computed and not just a plane of zeros, which would hide a NaN. */
final class TimesZero extends Layer {
  private final Planes pool;

  TimesZero(Planes pool) {
    this.pool = pool;
  }

  @Override
  Plane forward(List<Plane> inputs) {
    return timesZero(inputs.get(0));
  }

  @Override
  List<Plane> backward(Plane gradient, boolean inputs) {
    return inputs ? List.of(timesZero(gradient)) : List.of();
  }

  private Plane timesZero(Plane x) {
    Plane y = pool.take(x.channels(), x.grid());
    y.array().assign(x.array()).muli(0);
    return y;
  }
}
