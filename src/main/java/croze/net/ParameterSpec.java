package croze.net;

/**
 * Name, shape and role of one parameter tensor of a program.
 *
 * @param name layer name and role, as the goldens have it: {@code s1.c0.e3.k3.weight}
 * @param fanIn inputs of one output: channels of its group times taps of a convolution, in of a
 *     linear layer; a bias has the fan-in of its weight
 */
public record ParameterSpec(String name, Role role, int[] shape, int fanIn) {

  /** What a tensor is for. Proxies sum over {@link #WEIGHT} tensors. */
  public enum Role {
    /** Weight of a convolution or of the linear layer. */
    WEIGHT,
    BIAS,
    /** Scale of an affine normalisation, 1 at the start. */
    SCALE,
    /** Shift of an affine normalisation, 0 at the start. */
    SHIFT
  }
}
