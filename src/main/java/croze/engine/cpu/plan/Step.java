package croze.engine.cpu.plan;

import croze.net.Window;
import java.util.List;
import java.util.Optional;

/** One step of a {@link Plan}; numbers are those of the plan's slots. */
public sealed interface Step {

  /** What is done with each kind of step. */
  interface Visitor {
    void conv(Conv step);

    void gather(Gather step);

    void halve(Halve step);

    void pool(Pool step);

    void concat(Concat step);

    void shift(Shift step);

    void mean(Mean step);

    void drop(Drop step);
  }

  /** The slots that the step reads. */
  List<Integer> inputs();

  /** The slots that the step writes. */
  List<Integer> outputs();

  void accept(Visitor visitor);

  /**
   * A convolution, or a linear layer as a 1 × 1 convolution of 1 × 1 images.
   *
   * @param depthwise whether each output channel reads the input channel of its number only
   * @param biases layers whose biases the output starts from; empty and not {@code first}: the
   *     output is added to what the slot holds
   * @param bias whether this layer has a bias
   */
  record Conv(
      String name,
      int in,
      int out,
      Window window,
      boolean depthwise,
      boolean bias,
      boolean first,
      List<String> biases)
      implements Step {
    @Override
    public List<Integer> inputs() {
      return List.of(in);
    }

    @Override
    public List<Integer> outputs() {
      return List.of(out);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.conv(this);
    }
  }

  /**
   * A sum of slots, some of them normalised on the way, and its ReLU: one reading of each summand.
   *
   * @param out the slot of the sum
   * @param kept whether the sum itself is wanted; otherwise its ReLU takes its place
   * @param inPlace whether convolutions have already summed into the slot
   * @param relu the slot of the ReLU, or −1
   */
  record Gather(int out, boolean kept, boolean inPlace, List<Term> terms, int relu)
      implements Step {
    @Override
    public List<Integer> inputs() {
      return terms.stream().map(Term::slot).toList();
    }

    @Override
    public List<Integer> outputs() {
      return relu < 0 ? List.of(out) : List.of(out, relu);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.gather(this);
    }
  }

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
  record Halve(int in, int out) implements Step {
    @Override
    public List<Integer> inputs() {
      return List.of(in);
    }

    @Override
    public List<Integer> outputs() {
      return List.of(out);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.halve(this);
    }
  }

  /** A pool of any other window: the largest, or the mean without the padding. */
  record Pool(int in, int out, Window window, boolean max) implements Step {
    @Override
    public List<Integer> inputs() {
      return List.of(in);
    }

    @Override
    public List<Integer> outputs() {
      return List.of(out);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.pool(this);
    }
  }

  /** The channels of all parts, in order. */
  record Concat(List<Integer> parts, int out) implements Step {
    @Override
    public List<Integer> inputs() {
      return parts;
    }

    @Override
    public List<Integer> outputs() {
      return List.of(out);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.concat(this);
    }
  }

  /** All but the first row and column. */
  record Shift(int in, int out) implements Step {
    @Override
    public List<Integer> inputs() {
      return List.of(in);
    }

    @Override
    public List<Integer> outputs() {
      return List.of(out);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.shift(this);
    }
  }

  /** A dropped path of that name: each image times its factor. */
  record Drop(String name, int in, int out) implements Step {
    @Override
    public List<Integer> inputs() {
      return List.of(in);
    }

    @Override
    public List<Integer> outputs() {
      return List.of(out);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.drop(this);
    }
  }

  /** Mean over height and width. */
  record Mean(int in, int out) implements Step {
    @Override
    public List<Integer> inputs() {
      return List.of(in);
    }

    @Override
    public List<Integer> outputs() {
      return List.of(out);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.mean(this);
    }
  }
}
