package croze.engine.cpu.plan;

import croze.net.Conv;
import croze.net.Shape;
import croze.net.Window;

/** Margins of a graph's arrays: pixels of zeros around each picture. */
final class Margins {
  private Margins() {}

  /** What every convolution reads past its value, and past its gradient. */
  static int of(Graph graph) {
    int pad = 1;
    for (int n = 1; n < graph.ops.size(); n++) {
      if (graph.ops.get(n) instanceof Conv c) {
        Shape in = graph.shapes.get(c.input());
        Shape out = graph.shapes.get(n);
        pad = Math.max(pad, margin(c.window().rows(), in.height(), out.height()));
        pad = Math.max(pad, margin(c.window().columns(), in.width(), out.width()));
      }
    }
    return pad;
  }

  private static int margin(Window.Axis axis, int in, int out) {
    int before = axis.padding();
    int after = axis.at(out - 1, axis.kernel() - 1) - (in - 1);
    int gradientBefore = -Math.floorDiv(axis.padding() - axis.reach(), axis.stride());
    int gradientAfter = (in - 1 + axis.padding()) / axis.stride() - (out - 1);
    return Math.max(Math.max(before, after), Math.max(gradientBefore, gradientAfter));
  }
}
