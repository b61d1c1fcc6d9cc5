package croze.net;

import croze.net.ParameterSpec.Role;
import croze.tensor.Tensor;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The parameter tensors of a program by name, in the program's order. Immutable; the tensors are
 * shared, never written.
 *
 * @param roles what each tensor is for
 */
public record Parameters(Map<String, Tensor> tensors, Map<String, Role> roles) {

  /**
   * @throws IllegalArgumentException if a tensor has no role
   */
  public Parameters {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    roles = Map.copyOf(roles);
    if (!roles.keySet().containsAll(tensors.keySet())) {
      throw new IllegalArgumentException(
          "parameters %s, roles of %s only".formatted(tensors.keySet(), roles.keySet()));
    }
  }

  /** What a function gives for each parameter of a program. */
  public static Parameters of(Program program, Function<ParameterSpec, Tensor> tensor) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Map<String, Role> roles = new HashMap<>();
    for (ParameterSpec spec : program.parameterSpecs()) {
      tensors.put(spec.name(), tensor.apply(spec));
      roles.put(spec.name(), spec.role());
    }
    return new Parameters(tensors, roles);
  }

  /** Whether the tensor of that name is a layer's weight. */
  public boolean isWeight(String name) {
    return roles.get(name) == Role.WEIGHT;
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
    return new Parameters(out, roles);
  }

  /** New parameters with {@code f(name, weight)} in place of each conv and linear weight. */
  public Parameters mapWeights(BiFunction<String, Tensor, Tensor> f) {
    return map((name, t) -> isWeight(name) ? f.apply(name, t) : t);
  }

  /** |θ| of every tensor: the first step of the public CRoZe and of SynFlow. */
  public Parameters absolute() {
    return map((name, t) -> t.map(Math::abs));
  }
}
