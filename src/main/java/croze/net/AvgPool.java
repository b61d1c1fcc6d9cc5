package croze.net;

import static croze.net.OpCheck.named;
import static croze.net.OpCheck.only;
import static croze.net.OpCheck.picture;
import static croze.net.OpCheck.requirePool;

import java.util.List;

/** Average pool: mean of what the window reads, padding not counted. */
public record AvgPool(int input, Window window) implements Op {
  public AvgPool {
    requirePool("average pool", window);
  }

  /** Square kernel, padding ⌊(kernel − 1)/2⌋: that of 3 pads by one, that of 2 not at all. */
  public AvgPool(int input, int kernel, int stride) {
    this(input, Window.square(kernel, stride, (kernel - 1) / 2, 1));
  }

  @Override
  public List<Integer> inputs() {
    return List.of(input);
  }

  @Override
  public AvgPool withInputs(List<Integer> inputs) {
    return new AvgPool(only(inputs, "average pool"), window);
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape in = picture(inputs, "average pool");
    return named("average pool", () -> window.output(in.channels(), in));
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.averagePool(this);
  }
}
