package croze.engine.cpu.float64;

import croze.engine.cpu.plan.Layout;
import croze.net.Window;
import java.util.HashMap;
import java.util.Map;

/** Convolutions by what decides their tables; all layers and architectures of a shape share one. */
final class Convolutions {
  private record Key(Layout in, Layout out, Window window, boolean depthwise) {}

  private final Map<Key, Convolution> known = new HashMap<>();
  private final Kernels kernels;

  Convolutions(Kernels kernels) {
    this.kernels = kernels;
  }

  Convolution get(Layout in, Layout out, Window window, boolean depthwise) {
    return known.computeIfAbsent(
        new Key(in, out, window, depthwise),
        k ->
            depthwise
                ? new DepthwiseConvolution(in, out, window, kernels)
                : new DenseConvolution(in, out, window, kernels));
  }

  void clear() {
    known.clear();
  }
}
