package croze.net;

import static croze.net.OpCheck.only;
import static croze.net.OpCheck.require;

import java.util.List;

/**
 * {@code name.weight} of shape (outFeatures, inFeatures) times a vector, plus {@code name.bias} of
 * shape (outFeatures).
 */
public record Linear(String name, int input, int inFeatures, int outFeatures) implements Op.Layer {
  public Linear {
    require(
        inFeatures > 0 && outFeatures > 0,
        name,
        "needs features, found %d in, %d out",
        inFeatures,
        outFeatures);
  }

  @Override
  public List<Integer> inputs() {
    return List.of(input);
  }

  @Override
  public Linear withInputs(List<Integer> inputs) {
    return new Linear(name, only(inputs, name), inFeatures, outFeatures);
  }

  @Override
  public int outputs() {
    return outFeatures;
  }

  @Override
  public int fanIn() {
    return inFeatures;
  }

  @Override
  public int[] weightShape() {
    return new int[] {outFeatures, inFeatures};
  }

  @Override
  public boolean bias() {
    return true;
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape in = only(inputs, name);
    require(
        in.flat() && in.channels() == inFeatures,
        name,
        "needs a vector of %d features, found %s",
        inFeatures,
        in);
    return Shape.vector(outFeatures);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.linear(this);
  }
}
