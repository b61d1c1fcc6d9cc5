package croze.net;

import static croze.net.OpCheck.named;
import static croze.net.OpCheck.only;
import static croze.net.OpCheck.picture;
import static croze.net.OpCheck.requirePool;

import java.util.List;

/**
 * Max pool: the largest of what the window reads, padding never; the gradient goes to the first
 * largest in row order. A NaN is the largest, the last one if there are several.
 */
public record MaxPool(int input, Window window) implements Op {
  public MaxPool {
    requirePool("max pool", window);
  }

  /** Square kernel, padding ⌊(kernel − 1)/2⌋. */
  public MaxPool(int input, int kernel, int stride) {
    this(input, Window.square(kernel, stride, (kernel - 1) / 2, 1));
  }

  @Override
  public List<Integer> inputs() {
    return List.of(input);
  }

  @Override
  public MaxPool withInputs(List<Integer> inputs) {
    return new MaxPool(only(inputs, "max pool"), window);
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape in = picture(inputs, "max pool");
    return named("max pool", () -> window.output(in.channels(), in));
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.maxPool(this);
  }
}
