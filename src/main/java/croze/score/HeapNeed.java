package croze.score;

import croze.InsufficientHeapException;
import croze.engine.Engines;
import croze.engine.Output;
import croze.proxy.api.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How much Java heap a sweep with an engine that {@linkplain croze.engine.EngineProvider#onHeap
 * keeps tensors there} may take:
 *
 * <pre>
 * workers · (250 MB + 10 MB · images), if a pass's layer outputs are asked for: workers · (450 MB + 42 MB · images)
 * </pre>
 *
 * The least heaps in which the heaviest network of 5 cells a stage on 32 × 32 pixels could be
 * scored in double, by bisection, were 224, 384 and 768 MB for CRoZe with 8, 32 and 64 images, and
 * 640, 1536 and 3072 MB for Table 2, whose {@code croze-paper} reads layer outputs. For other
 * networks the terms go with cells and pixels.
 */
final class HeapNeed {
  private static final long MEGABYTE = 1 << 20;
  private static final double MEASURED_CELLS = 5;
  private static final double MEASURED_PIXELS = 32 * 32;

  private HeapNeed() {}

  /**
   * @param images in a batch
   */
  static long bytes(Setting setting, List<Proxy> proxies, int images, int workers) {
    PassPlan plan = new PassPlan(proxies);
    if (plan.passes().isEmpty()) {
      return 0;
    }
    boolean layers =
        plan.passes().values().stream().anyMatch(o -> o.contains(Output.LAYER_OUTPUTS));
    double cells = setting.macro().cells() / MEASURED_CELLS;
    int extent = setting.dataset().size();
    double pixels = extent * extent / MEASURED_PIXELS;
    double fixed = layers ? 450 : 250;
    double image = (layers ? 42 : 10) * pixels;
    return Math.round(workers * cells * (fixed + image * images) * MEGABYTE);
  }

  /**
   * The failure that says how much heap one worker needs.
   *
   * @throws OutOfMemoryError the same, with an engine of which that was not measured
   */
  static InsufficientHeapException missing(
      Setting setting, List<Proxy> proxies, int images, OutOfMemoryError e) {
    if (!Engines.named(setting.engine()).onHeap()) {
      throw e;
    }
    return new InsufficientHeapException(bytes(setting, proxies, images, 1), e);
  }

  /**
   * A line that says what to do if the heap may be too small; empty if it is large enough, or for
   * another engine.
   *
   * @param heap most bytes that Java may take
   */
  static Optional<String> warning(
      Setting setting, List<Proxy> proxies, int images, int workers, long heap) {
    long need = bytes(setting, proxies, images, workers);
    if (!Engines.named(setting.engine()).onHeap() || need <= heap) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "workers %d with %d images a batch may need %.1f GB of heap, Java may take %.1f GB; if"
                + " it runs out, the same command with CROZE_JVM_FLAGS=-Xmx%dg or fewer --workers"
                + " goes on from the log",
            workers,
            images,
            need / 1e9,
            heap / 1e9,
            (need >> 30) + 1));
  }
}
