package croze.engine.cpu.plan;

import java.util.List;
import java.util.Optional;

/** One step of a {@link Plan}; numbers are those of the plan's slots. */
public sealed interface Step {

  /**
   * A convolution, or a linear layer as a 1 × 1 convolution of 1 × 1 images.
   *
   * @param biases layers whose biases the output starts from; empty and not {@code first}: the
   *     output is added to what the slot holds
   * @param bias whether this layer has a bias
   */
  record Conv(
      String name,
      int in,
      int out,
      int kernel,
      int stride,
      boolean bias,
      boolean first,
      List<String> biases)
      implements Step {}

  /**
   * A sum of slots, some of them normalised on the way, and its ReLU: one reading of each summand.
   *
   * @param out the slot of the sum
   * @param kept whether the sum itself is wanted; otherwise its ReLU takes its place
   * @param inPlace whether convolutions have already summed into the slot
   * @param relu the slot of the ReLU, or −1
   */
  record Gather(int out, boolean kept, boolean inPlace, List<Term> terms, int relu)
      implements Step {}

  /**
   * A summand.
   *
   * @param times how often it is added
   * @param norm the normalisation that the slot goes through, if any
   * @param smooth whether the slot goes through the 3 × 3 average pool
   */
  record Term(int slot, int times, Optional<Norm> norm, boolean smooth) {}

  /** Batch normalisation with or without affine parameters. */
  record Norm(String name, boolean affine) {}

  /** 2 × 2 average pool with stride 2. */
  record Halve(int in, int out) implements Step {}

  /** Mean over height and width. */
  record Mean(int in, int out) implements Step {}
}
