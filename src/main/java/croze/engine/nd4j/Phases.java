package croze.engine.nd4j;

import java.util.ArrayList;
import java.util.List;

/**
 * The four pictures of half the size that every second pixel of every second row makes: (even rows,
 * even columns), (even, odd), (odd, even), (odd, odd). An op of stride 2 is an op of stride 1 on
 * them.
 */
final class Phases {
  private Phases() {}

  static List<Plane> split(Planes pool, Plane x) {
    List<Plane> phases = new ArrayList<>();
    for (int p = 0; p < 4; p++) {
      Plane phase = pool.take(x.channels(), x.grid().halved());
      phase.pixels().assign(x.phase(p / 2, p % 2));
      phases.add(phase);
    }
    return phases;
  }

  static Plane merge(Planes pool, Grid grid, List<Plane> phases) {
    Plane x = pool.take(phases.get(0).channels(), grid);
    for (int p = 0; p < 4; p++) {
      x.phase(p / 2, p % 2).assign(phases.get(p).pixels());
    }
    return x;
  }
}
