package croze.engine.cpu.float64;

import croze.engine.cpu.plan.Layout;

/**
 * An array with its layout, on loan from a {@link BufferPool}. Several slots may share one; nobody
 * writes to a buffer that is shared.
 */
final class Buffer {
  final Layout layout;
  final double[] data;
  int references;

  /** Sums over images and pixels by channel, if somebody has asked for them during this loan. */
  double[] channelSums;

  Buffer(Layout layout) {
    this.layout = layout;
    this.data = new double[layout.length()];
  }
}
