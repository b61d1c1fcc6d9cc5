package croze.engine.cpu.float64;

import croze.engine.cpu.plan.Layout;
import java.util.HashMap;
import java.util.Map;

/** Convolutions by what decides their tables; all layers and architectures of a shape share one. */
final class Convolutions {
  private record Key(Layout in, Layout out, int kernel, int stride) {}

  private final Map<Key, Convolution> known = new HashMap<>();
  private final Kernels kernels;

  Convolutions(Kernels kernels) {
    this.kernels = kernels;
  }

  Convolution get(Layout in, Layout out, int kernel, int stride) {
    return known.computeIfAbsent(
        new Key(in, out, kernel, stride), k -> new Convolution(in, out, kernel, stride, kernels));
  }

  void clear() {
    known.clear();
  }
}
