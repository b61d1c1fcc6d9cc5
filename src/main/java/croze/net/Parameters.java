package croze.net;

import croze.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The parameter tensors of a program by name, in the program's order. Immutable; the tensors are
 * shared, never written.
 */
public record Parameters(Map<String, Tensor> tensors) {

  public Parameters {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /**
   * @throws IllegalArgumentException if there is no tensor of that name
   */
  public Tensor get(String name) {
    Tensor t = tensors.get(name);
    if (t == null) {
      throw new IllegalArgumentException("no parameter " + name + " among " + tensors.keySet());
    }
    return t;
  }

  /** New parameters with {@code f(name, tensor)} in place of each tensor. */
  public Parameters map(BiFunction<String, Tensor, Tensor> f) {
    Map<String, Tensor> out = new LinkedHashMap<>();
    tensors.forEach((name, t) -> out.put(name, f.apply(name, t)));
    return new Parameters(out);
  }

  /** New parameters with {@code f(name, weight)} in place of each conv and linear weight. */
  public Parameters mapWeights(BiFunction<String, Tensor, Tensor> f) {
    return map((name, t) -> name.endsWith(".weight") ? f.apply(name, t) : t);
  }

  /** |θ| of every tensor: the first step of the public CRoZe and of SynFlow. */
  public Parameters absolute() {
    return map((name, t) -> t.map(Math::abs));
  }
}
