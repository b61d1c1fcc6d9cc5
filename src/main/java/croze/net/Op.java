package croze.net;

import java.util.List;

/**
 * One operation of a {@link Program}.
 *
 * <p>Values are numbered: value 0 is the image batch, value {@code i + 1} is the result of op
 * {@code i}. Shapes are (channels, height, width) a sample, or (features) after the global pool.
 */
public sealed interface Op {

  /** The values that the op reads, in order. */
  List<Integer> inputs();

  /**
   * Convolution without dilation, padding ⌊kernel/2⌋; weight {@code name.weight} of shape (out, in,
   * kernel, kernel), and {@code name.bias} of shape (out) if it has one.
   */
  record Conv(
      String name, int input, int inChannels, int outChannels, int kernel, int stride, boolean bias)
      implements Op {
    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }
  }

  /**
   * Batch normalisation with the statistics of the batch (biased variance, eps 1e-5); with affine
   * parameters {@code name.scale} and {@code name.shift} of shape (channels), or without.
   */
  record Norm(String name, int input, int channels, boolean affine) implements Op {
    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }
  }

  /** max(x, 0). */
  record Relu(int input) implements Op {
    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }
  }

  /**
   * Average pool. Kernel 3, stride 1 pads by one and leaves the padding out of the count; kernel 2,
   * stride 2 pads nothing.
   */
  record AvgPool(int input, int kernel, int stride) implements Op {
    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }
  }

  /**
   * x·0, the cell's {@code none}: keeps the graph connected, so what is cut off has zero gradients.
   */
  record Zero(int input) implements Op {
    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }
  }

  /** Sum of values of one shape, added from left to right. */
  record Add(List<Integer> inputs) implements Op {
    public Add {
      inputs = List.copyOf(inputs);
    }
  }

  /** Mean over height and width: (channels, height, width) → (channels). */
  record GlobalPool(int input) implements Op {
    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }
  }

  /**
   * {@code name.weight} of shape (out, in) times the value, plus {@code name.bias} of shape (out).
   */
  record Linear(String name, int input, int inFeatures, int outFeatures) implements Op {
    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }
  }
}
