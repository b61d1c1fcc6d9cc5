package croze.net;

import static croze.net.OpCheck.only;
import static croze.net.OpCheck.picture;
import static croze.net.OpCheck.require;

import croze.net.ParameterSpec.Role;
import java.util.List;

/**
 * One operation of a {@link Program}. It knows its parameters and the shape of its result; its
 * constructor and {@link #output} throw an IllegalArgumentException that names the op if something
 * does not fit. Immutable.
 *
 * <p>Values are numbered: value 0 is the image batch, value {@code i + 1} is the result of op
 * {@code i}. Shapes are (channels, height, width) a sample, or (features) after the global pool.
 *
 * <p>Values that are not finite go through as IEEE arithmetic has it. So x·0 of {@link Zero} is NaN
 * where x is NaN or infinite, in both halves of a pass, and a maximum of anything and NaN is NaN.
 */
public sealed interface Op
    permits Op.Layer,
        Op.Norm,
        Op.Relu,
        AvgPool,
        MaxPool,
        GlobalPool,
        DropPath,
        Op.Zero,
        Op.Add,
        Op.Concat,
        Op.Shift {

  /** The values that the op reads, in order. */
  List<Integer> inputs();

  /** The same op on other values. */
  Op withInputs(List<Integer> inputs);

  /**
   * Shape of the result.
   *
   * @param inputs shapes of the {@link #inputs}
   * @throws IllegalArgumentException if the op cannot work on them
   */
  Shape output(List<Shape> inputs);

  /** The op's parameter tensors, a weight before its bias. */
  default List<ParameterSpec> parameters() {
    return List.of();
  }

  <R> R accept(Visitor<R> visitor);

  /** What is done with each kind of op: does not compile before a new one has its method. */
  interface Visitor<R> {
    R conv(Conv op);

    R linear(Linear op);

    R norm(Norm op);

    R relu(Relu op);

    R averagePool(AvgPool op);

    R maxPool(MaxPool op);

    R globalPool(GlobalPool op);

    R dropPath(DropPath op);

    R zero(Zero op);

    R add(Add op);

    R concat(Concat op);

    R shift(Shift op);
  }

  /** A layer: an op with a weight, {@code name.weight}, and perhaps a bias, {@code name.bias}. */
  sealed interface Layer extends Op permits Conv, Linear {
    String name();

    /** Channels, or features, of the result. */
    int outputs();

    /** Inputs of one output. */
    int fanIn();

    int[] weightShape();

    boolean bias();

    default ParameterSpec weight() {
      return new ParameterSpec(name() + ".weight", Role.WEIGHT, weightShape(), fanIn());
    }

    @Override
    default List<ParameterSpec> parameters() {
      return bias()
          ? List.of(
              weight(),
              new ParameterSpec(name() + ".bias", Role.BIAS, new int[] {outputs()}, fanIn()))
          : List.of(weight());
    }
  }

  /**
   * Batch normalisation with the statistics of the batch (biased variance, {@link #EPSILON}); with
   * affine parameters {@code name.scale} and {@code name.shift} of shape (channels), or without.
   */
  record Norm(String name, int input, int channels, boolean affine) implements Op {
    /** What is added to a variance before its root is taken. */
    public static final double EPSILON = 1e-5;

    public Norm {
      require(channels > 0, name, "needs channels, found %d", channels);
    }

    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public Norm withInputs(List<Integer> inputs) {
      return new Norm(name, only(inputs, name), channels, affine);
    }

    @Override
    public List<ParameterSpec> parameters() {
      int[] shape = {channels};
      return affine
          ? List.of(
              new ParameterSpec(name + ".scale", Role.SCALE, shape, channels),
              new ParameterSpec(name + ".shift", Role.SHIFT, shape, channels))
          : List.of();
    }

    @Override
    public Shape output(List<Shape> inputs) {
      Shape in = only(inputs, name);
      require(in.channels() == channels, name, "needs %d channels, found %s", channels, in);
      return in;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.norm(this);
    }
  }

  /** max(x, 0), with the derivative 0 at 0. */
  record Relu(int input) implements Op {
    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public Relu withInputs(List<Integer> inputs) {
      return new Relu(only(inputs, "ReLU"));
    }

    @Override
    public Shape output(List<Shape> inputs) {
      return only(inputs, "ReLU");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.relu(this);
    }
  }

  /**
   * x·0, the cell's {@code none}: keeps the graph connected, so what is cut off has zero gradients.
   * NaN stays NaN and ∞·0 is NaN, as in the reference; the gradient is g·0 likewise. A {@code none}
   * of stride 2 is this on an {@link AvgPool} of kernel 1 and stride 2.
   */
  record Zero(int input) implements Op {
    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public Zero withInputs(List<Integer> inputs) {
      return new Zero(only(inputs, "zero"));
    }

    @Override
    public Shape output(List<Shape> inputs) {
      return only(inputs, "zero");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.zero(this);
    }
  }

  /** Sum of values of one shape, added from left to right; a value may come more than once. */
  record Add(List<Integer> inputs) implements Op {
    public Add {
      inputs = List.copyOf(inputs);
      require(!inputs.isEmpty(), "sum", "has no summands");
    }

    @Override
    public Add withInputs(List<Integer> inputs) {
      return new Add(inputs);
    }

    @Override
    public Shape output(List<Shape> inputs) {
      for (Shape s : inputs) {
        require(s.equals(inputs.get(0)), "sum", "of different shapes: %s", inputs);
      }
      return inputs.get(0);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.add(this);
    }
  }

  /**
   * Concatenation along the channels, in order; a value may come more than once, its gradient is
   * then the sum over the places. All have one height and width, or are vectors.
   */
  record Concat(List<Integer> inputs) implements Op {
    public Concat {
      inputs = List.copyOf(inputs);
      require(!inputs.isEmpty(), "concatenation", "has no parts");
    }

    @Override
    public Concat withInputs(List<Integer> inputs) {
      return new Concat(inputs);
    }

    @Override
    public Shape output(List<Shape> inputs) {
      int channels = 0;
      Shape first = inputs.get(0);
      for (Shape s : inputs) {
        require(
            s.flat() == first.flat() && s.height() == first.height() && s.width() == first.width(),
            "concatenation",
            "of different heights and widths: %s",
            inputs);
        channels += s.channels();
      }
      return first.flat()
          ? Shape.vector(channels)
          : Shape.image(channels, first.height(), first.width());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.concat(this);
    }
  }

  /**
   * The value without its first row and first column, x[:, 1:, 1:]: what the second convolution of
   * a factorised reduce reads. Height and width are one less.
   */
  record Shift(int input) implements Op {
    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public Shift withInputs(List<Integer> inputs) {
      return new Shift(only(inputs, "shift"));
    }

    @Override
    public Shape output(List<Shape> inputs) {
      Shape in = picture(inputs, "shift");
      require(in.height() > 1 && in.width() > 1, "shift", "leaves nothing of %s", in);
      return Shape.image(in.channels(), in.height() - 1, in.width() - 1);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.shift(this);
    }
  }
}
