package croze.engine.cpu.float64;

import croze.engine.cpu.plan.Layout;
import croze.engine.cpu.plan.Step;
import croze.net.Window;
import croze.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;

/**
 * Gradients by element 0 of each parameter tensor, image by image: of channel 0 alone, so at the
 * cost of reading it.
 */
final class FirstGradients {
  private final int count;
  private final int directions;
  private int direction;

  /** By parameter, shape (count, directions). */
  final Map<String, Tensor> found = new HashMap<>();

  FirstGradients(int count, int directions) {
    this.count = count;
    this.directions = directions;
  }

  /** (count, directions). */
  int[] shape() {
    return new int[] {count, directions};
  }

  /** Says of which direction the gradients to come are. */
  void startDirection(int number) {
    direction = number;
  }

  /** Of a layer: Σ g·(what the first tap of its window reads) and Σ g. */
  void addLayer(Step.Conv step, Buffer x, Buffer g) {
    Window.Axis rows = step.window().rows();
    Window.Axis columns = step.window().columns();
    Layout to = g.layout;
    for (int image = 0; image < count; image++) {
      double weight = 0;
      double bias = 0;
      for (int r = 0; r < to.height(); r++) {
        int in = x.layout.at(image, rows.at(r, 0), columns.at(0, 0));
        int out = to.at(image, r, 0);
        for (int c = 0; c < to.width(); c++) {
          weight += g.data[out] * x.data[in];
          bias += g.data[out];
          in += columns.stride() * x.layout.stride();
          out += to.stride();
        }
      }
      put(step.name() + ".weight", image, weight);
      if (step.bias()) {
        put(step.name() + ".bias", image, bias);
      }
    }
  }

  /** Of a norm: Σ g·(x − mean)/deviation and Σ g. */
  void addNorm(String name, Buffer x, double mean, double inverseDeviation, Buffer g) {
    Layout layout = g.layout;
    for (int image = 0; image < count; image++) {
      double scale = 0;
      double shift = 0;
      for (int r = 0; r < layout.height(); r++) {
        int at = layout.at(image, r, 0);
        for (int c = 0; c < layout.width(); c++, at += layout.stride()) {
          scale += g.data[at] * (x.data[at] - mean);
          shift += g.data[at];
        }
      }
      put(name + ".scale", image, scale * inverseDeviation);
      put(name + ".shift", image, shift);
    }
  }

  private void put(String parameter, int image, double value) {
    Tensor values = found.computeIfAbsent(parameter, name -> Tensor.zeros(shape()));
    values.data()[image * directions + direction] = value;
  }
}
