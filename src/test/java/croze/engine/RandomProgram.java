package croze.engine;

import croze.image.Batch;
import croze.net.AvgPool;
import croze.net.Conv;
import croze.net.GlobalPool;
import croze.net.Initialiser;
import croze.net.Linear;
import croze.net.MaxPool;
import croze.net.Op;
import croze.net.Op.Add;
import croze.net.Op.Concat;
import croze.net.Op.Norm;
import croze.net.Op.Relu;
import croze.net.Op.Shift;
import croze.net.Op.Zero;
import croze.net.Parameters;
import croze.net.Program;
import croze.net.Shape;
import croze.net.Window;
import croze.net.Window.Axis;
import croze.random.KeyedStream;
import croze.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small random graph of all kinds of ops with windows of every legal combination, with parameters
 * and a batch.
 */
final class RandomProgram {
  private static final int CLASSES = 3;
  private static final int OPS = 14;
  private static final int[] KERNELS = {1, 2, 3, 3, 4, 5, 7};

  /** Pixels below which a norm's variance may be nothing. */
  private static final int LEAST_PIXELS = 6;

  private final KeyedStream random;
  private final boolean norms;
  private final List<Op> ops = new ArrayList<>();
  private final List<Shape> shapes = new ArrayList<>();
  private final Map<String, Integer> layers = new LinkedHashMap<>();

  private RandomProgram(KeyedStream random, boolean norms) {
    this.random = random;
    this.norms = norms;
  }

  static Program program(int seed) {
    return new RandomProgram(KeyedStream.of(seed, "random program"), true).build();
  }

  static Program withoutNorms(int seed) {
    return new RandomProgram(KeyedStream.of(seed, "random program"), false).build();
  }

  private Program build() {
    int channels = 1 + random.nextInt(3);
    int size = 5 + random.nextInt(6);
    shapes.add(Shape.image(channels, size, size));
    for (int i = 0; i < OPS; i++) {
      addRandomOp(i);
    }
    Shape last = shapes.get(shapes.size() - 1);
    sumOfAll(last);
    int tapped = ops.size();
    add(new GlobalPool(ops.size()));
    layers.put("fc", 0);
    add(new Linear("fc", ops.size(), last.channels(), CLASSES));
    return new Program(channels, size, ops, List.of(1, tapped, tapped + 1), layers);
  }

  /** Reads any earlier value, more often a late one. */
  private void addRandomOp(int i) {
    int from = Math.max(random.nextInt(shapes.size()), random.nextInt(shapes.size()));
    Shape shape = shapes.get(from);
    switch (random.nextInt(14)) {
      case 0, 1, 2, 3, 4 -> addConv("conv" + i, from, shape);
      case 5 -> addNorm("norm" + i, from, shape);
      case 6 -> add(new Relu(from));
      case 7 -> add(new AvgPool(from, window(shape, true)));
      case 8 -> add(new MaxPool(from, window(shape, true)));
      case 9 -> sumOfAll(shape);
      case 10 -> concat(shape);
      case 11 -> add(shape.height() > 3 && shape.width() > 3 ? new Shift(from) : new Relu(from));
      default -> add(i < 2 ? new Relu(from) : new Zero(from));
    }
  }

  private void addNorm(String name, int from, Shape shape) {
    boolean enough = shape.height() * shape.width() >= LEAST_PIXELS;
    add(
        norms && enough
            ? new Norm(name, from, shape.channels(), random.nextInt(2) == 0)
            : new Relu(from));
  }

  private void addConv(String name, int from, Shape shape) {
    boolean depthwise = shape.channels() > 1 && random.nextInt(3) == 0;
    int out = depthwise ? shape.channels() : 1 + random.nextInt(4);
    int groups = depthwise ? shape.channels() : 1;
    boolean bias = random.nextInt(2) == 0;
    layers.put(name, 0);
    add(new Conv(name, from, shape.channels(), out, window(shape, false), groups, bias));
  }

  /** Half of them keep the size or halve it, as those of real networks do. */
  private Window window(Shape shape, boolean pool) {
    if (random.nextInt(4) == 0) {
      int kernel = pool || random.nextInt(2) == 0 ? 3 : 1;
      return Window.square(kernel, 1, kernel / 2, 1);
    } else if (random.nextInt(3) == 0 && shape.height() > 3 && shape.width() > 3) {
      int kernel = pool || random.nextInt(2) == 0 ? 2 : 3;
      return Window.square(kernel, 2, kernel / 3, 1);
    }
    return new Window(axis(shape.height(), pool), axis(shape.width(), pool));
  }

  /** Any axis that leaves two outputs, if the value has as many. */
  private Axis axis(int size, boolean pool) {
    while (true) {
      int kernel = KERNELS[random.nextInt(KERNELS.length)];
      int dilation = pool ? 1 : 1 + random.nextInt(2);
      int padding = random.nextInt((pool ? kernel : kernel * dilation) / 2 + 1);
      Axis axis = new Axis(kernel, 1 + random.nextInt(3), padding, dilation);
      if (size + 2 * padding > axis.reach() && axis.output(size) >= Math.min(2, size)) {
        return axis;
      }
    }
  }

  private List<Integer> all(Shape shape) {
    List<Integer> values = new ArrayList<>();
    for (int v = 0; v < shapes.size(); v++) {
      if (shapes.get(v).equals(shape)) {
        values.add(v);
      }
    }
    return values;
  }

  private void sumOfAll(Shape shape) {
    add(new Add(all(shape)));
  }

  /** Up to three values of a size, some more than once. */
  private void concat(Shape shape) {
    List<Integer> all = all(shape);
    List<Integer> parts = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      parts.add(all.get(random.nextInt(all.size())));
    }
    add(new Concat(parts));
  }

  private void add(Op op) {
    shapes.add(op.output(op.inputs().stream().map(shapes::get).toList()));
    ops.add(op);
  }

  /** Scales and shifts of norms are drawn too, so that none of them is 1 or 0. */
  static Parameters parameters(Program program, int seed) {
    return Initialiser.KAIMING
        .parameters(program, name -> KeyedStream.of(seed, "parameters", name))
        .map(
            (name, t) -> {
              KeyedStream stream = KeyedStream.of(seed, "affine", name);
              return name.startsWith("norm") ? t.map(x -> x + .5 * stream.nextGaussian()) : t;
            });
  }

  static Batch batch(Program program, int seed) {
    KeyedStream stream = KeyedStream.of(seed, "batch");
    int count = 2 + stream.nextInt(3);
    Tensor images =
        Tensor.zeros(count, program.channels(), program.size(), program.size())
            .map(x -> stream.nextGaussian());
    int[] labels = new int[count];
    for (int n = 0; n < count; n++) {
      labels[n] = stream.nextInt(CLASSES);
    }
    return new Batch(images, labels);
  }
}
