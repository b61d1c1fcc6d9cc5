package croze.net;

import static croze.net.OpCheck.only;

import java.util.List;

/**
 * Dropped path: x times the factor of its image, which the pass is given by the name of the op; x
 * itself in a pass that is given none. The gradient is g times the same factor.
 *
 * <p>Source: Larsson, Maire and Shakhnarovich, FractalNet (ICLR 2017), in the form of DARTS: 0 with
 * the probability p, else 1/(1 − p), drawn for each image.
 */
public record DropPath(String name, int input) implements Op {
  @Override
  public List<Integer> inputs() {
    return List.of(input);
  }

  @Override
  public DropPath withInputs(List<Integer> inputs) {
    return new DropPath(name, only(inputs, name));
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return only(inputs, name);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.dropPath(this);
  }
}
