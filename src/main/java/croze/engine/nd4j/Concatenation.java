package croze.engine.nd4j;

import java.util.ArrayList;
import java.util.List;

/** The channels of all inputs, in order. */
final class Concatenation extends Layer {
  private final Planes pool;
  private List<Integer> channels;

  Concatenation(Planes pool) {
    this.pool = pool;
  }

  @Override
  Plane forward(List<Plane> inputs) {
    channels = inputs.stream().map(Plane::channels).toList();
    Plane y = pool.take(channels.stream().mapToInt(n -> n).sum(), inputs.get(0).grid());
    int from = 0;
    for (Plane x : inputs) {
      y.channels(from, x.channels()).assign(x.array());
      from += x.channels();
    }
    return y;
  }

  @Override
  List<Plane> backward(Plane gradient, boolean inputs) {
    List<Plane> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; inputs && i < channels.size(); i++) {
      Plane part = pool.take(channels.get(i), gradient.grid());
      part.array().assign(gradient.channels(from, channels.get(i)));
      parts.add(part);
      from += channels.get(i);
    }
    return parts;
  }
}
