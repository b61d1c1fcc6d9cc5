package croze.net;

import croze.net.ParameterSpec.Role;
import java.util.List;
import java.util.function.Supplier;

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
public sealed interface Op {

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
   * Convolution; outside the value it reads zeros.
   *
   * <pre>
   * y[o][r][c] = bias[o] + Σ_i Σ_j Σ_k weight[o][i][j][k] · x[first(o) + i][rows.at(r, j)][columns.at(c, k)]
   * </pre>
   *
   * <p>With one group, first(o) = 0 and i runs over all inputs. With g groups, output o reads the
   * inChannels/g inputs of its own group, first(o) = ⌊o / (outChannels/g)⌋ · inChannels/g. {@code
   * name.weight} is of shape (outChannels, inChannels/g, kernel rows, kernel columns), its fan-in
   * the product of the last three; {@code name.bias} of shape (outChannels). Depthwise is {@code
   * groups = inChannels = outChannels}.
   */
  record Conv(
      String name,
      int input,
      int inChannels,
      int outChannels,
      Window window,
      int groups,
      boolean bias)
      implements Layer {
    public Conv {
      require(
          inChannels > 0 && outChannels > 0 && groups > 0,
          name,
          "needs channels and groups, found %d in, %d out, %d groups",
          inChannels,
          outChannels,
          groups);
      require(
          inChannels % groups == 0 && outChannels % groups == 0,
          name,
          "%d and %d channels do not divide into %d groups",
          inChannels,
          outChannels,
          groups);
    }

    /** One group, square kernel, padding ⌊kernel/2⌋, no dilation. */
    public Conv(
        String name,
        int input,
        int inChannels,
        int outChannels,
        int kernel,
        int stride,
        boolean bias) {
      this(
          name,
          input,
          inChannels,
          outChannels,
          Window.square(kernel, stride, kernel / 2, 1),
          1,
          bias);
    }

    /** One group a channel, no bias. */
    public static Conv depthwise(String name, int input, int channels, Window window) {
      return new Conv(name, input, channels, channels, window, channels, false);
    }

    /** Whether each output channel reads the input channel of its number only. */
    public boolean isDepthwise() {
      return groups > 1 && groups == inChannels && groups == outChannels;
    }

    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public Conv withInputs(List<Integer> inputs) {
      return new Conv(name, only(inputs, name), inChannels, outChannels, window, groups, bias);
    }

    @Override
    public int outputs() {
      return outChannels;
    }

    @Override
    public int fanIn() {
      return inChannels / groups * window.taps();
    }

    @Override
    public int[] weightShape() {
      return new int[] {
        outChannels, inChannels / groups, window.rows().kernel(), window.columns().kernel()
      };
    }

    @Override
    public Shape output(List<Shape> inputs) {
      Shape in = picture(inputs, name);
      require(in.channels() == inChannels, name, "needs %d channels, found %s", inChannels, in);
      return named(name, () -> window.output(outChannels, in));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.conv(this);
    }
  }

  /**
   * {@code name.weight} of shape (outFeatures, inFeatures) times a vector, plus {@code name.bias}
   * of shape (outFeatures).
   */
  record Linear(String name, int input, int inFeatures, int outFeatures) implements Layer {
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

  /** Average pool: mean of what the window reads, padding not counted. */
  record AvgPool(int input, Window window) implements Op {
    public AvgPool {
      requirePool("average pool", window);
    }

    /** Square kernel, padding ⌊(kernel − 1)/2⌋: that of 3 pads by one, that of 2 not at all. */
    public AvgPool(int input, int kernel, int stride) {
      this(input, Window.square(kernel, stride, (kernel - 1) / 2, 1));
    }

    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public AvgPool withInputs(List<Integer> inputs) {
      return new AvgPool(only(inputs, "average pool"), window);
    }

    @Override
    public Shape output(List<Shape> inputs) {
      Shape in = picture(inputs, "average pool");
      return named("average pool", () -> window.output(in.channels(), in));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.averagePool(this);
    }
  }

  /**
   * Max pool: the largest of what the window reads, padding never; the gradient goes to the first
   * largest in row order. A NaN is the largest, the last one if there are several.
   */
  record MaxPool(int input, Window window) implements Op {
    public MaxPool {
      requirePool("max pool", window);
    }

    /** Square kernel, padding ⌊(kernel − 1)/2⌋. */
    public MaxPool(int input, int kernel, int stride) {
      this(input, Window.square(kernel, stride, (kernel - 1) / 2, 1));
    }

    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public MaxPool withInputs(List<Integer> inputs) {
      return new MaxPool(only(inputs, "max pool"), window);
    }

    @Override
    public Shape output(List<Shape> inputs) {
      Shape in = picture(inputs, "max pool");
      return named("max pool", () -> window.output(in.channels(), in));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.maxPool(this);
    }
  }

  /** Mean over height and width: (channels, height, width) → (channels). */
  record GlobalPool(int input) implements Op {
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
   * then the sum over the places. All have one height and width.
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
      Shape first = picture(inputs.subList(0, 1), "concatenation");
      for (Shape s : inputs) {
        require(
            !s.flat() && s.height() == first.height() && s.width() == first.width(),
            "concatenation",
            "of different heights and widths: %s",
            inputs);
        channels += s.channels();
      }
      return Shape.image(channels, first.height(), first.width());
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

  private static void requirePool(String op, Window window) {
    for (Window.Axis axis : List.of(window.rows(), window.columns())) {
      require(
          axis.padding() <= axis.kernel() / 2 && axis.dilation() == 1,
          op,
          "needs a padding of at most half its kernel and no dilation, found %s",
          axis);
    }
  }

  private static Shape picture(List<Shape> inputs, String op) {
    Shape in = only(inputs, op);
    require(!in.flat(), op, "needs height and width, found %s", in);
    return in;
  }

  private static <T> T only(List<T> inputs, String op) {
    require(inputs.size() == 1, op, "has one input, found %s", inputs);
    return inputs.get(0);
  }

  private static Shape named(String op, Supplier<Shape> shape) {
    try {
      return shape.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(op + ": " + e.getMessage());
    }
  }

  private static void require(boolean holds, String op, String message, Object... found) {
    if (!holds) {
      throw new IllegalArgumentException(op + ": " + message.formatted(found));
    }
  }
}
