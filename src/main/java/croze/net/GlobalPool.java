package croze.net;

import static croze.net.OpCheck.only;
import static croze.net.OpCheck.picture;

import java.util.List;

/** Mean over height and width: (channels, height, width) → (channels). */
public record GlobalPool(int input) implements Op {
  @Override
  public List<Integer> inputs() {
    return List.of(input);
  }

  @Override
  public GlobalPool withInputs(List<Integer> inputs) {
    return new GlobalPool(only(inputs, "global pool"));
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return Shape.vector(picture(inputs, "global pool").channels());
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.globalPool(this);
  }
}
