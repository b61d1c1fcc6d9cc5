package croze.engine;

import croze.image.Batch;
import croze.net.Initialiser;
import croze.net.Op;
import croze.net.Op.Add;
import croze.net.Op.AvgPool;
import croze.net.Op.Conv;
import croze.net.Op.GlobalPool;
import croze.net.Op.Linear;
import croze.net.Op.Norm;
import croze.net.Op.Relu;
import croze.net.Op.Zero;
import croze.net.Parameters;
import croze.net.Program;
import croze.random.KeyedStream;
import croze.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small random graph of all kinds of ops, with parameters and a batch. */
final class RandomProgram {
  private static final int CLASSES = 3;

  private record Shape(int channels, int size) {}

  private final KeyedStream random;
  private final List<Op> ops = new ArrayList<>();
  private final List<Shape> shapes = new ArrayList<>();
  private final Map<String, Integer> layers = new LinkedHashMap<>();

  private RandomProgram(KeyedStream random) {
    this.random = random;
  }

  static Program program(int seed) {
    return new RandomProgram(KeyedStream.of(seed, "random program")).build();
  }

  private Program build() {
    int channels = 1 + random.nextInt(3);
    int size = 4 * (1 + random.nextInt(2));
    shapes.add(new Shape(channels, size));
    for (int i = 0; i < 12; i++) {
      addRandomOp(i);
    }
    Shape last = shapes.get(shapes.size() - 1);
    sumOfAll(last);
    int tapped = ops.size();
    add(new GlobalPool(ops.size()), new Shape(last.channels, 1));
    layers.put("fc", 0);
    add(new Linear("fc", ops.size(), last.channels, CLASSES), new Shape(CLASSES, 1));
    return new Program(channels, size, ops, List.of(1, tapped, tapped + 1), layers);
  }

  /** Reads any earlier value, more often a late one. */
  private void addRandomOp(int i) {
    int from = Math.max(random.nextInt(shapes.size()), random.nextInt(shapes.size()));
    Shape shape = shapes.get(from);
    switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> addConv("conv" + i, from, shape);
      case 4, 5 -> add(new Norm("norm" + i, from, shape.channels, random.nextInt(2) == 0), shape);
      case 6 -> add(new Relu(from), shape);
      case 7 -> addPool(from, shape);
      case 8 -> sumOfAll(shape);
      default -> add(i < 2 ? new Relu(from) : new Zero(from), shape);
    }
  }

  private void addConv(String name, int from, Shape shape) {
    int out = 1 + random.nextInt(4);
    int kernel = random.nextInt(3) == 0 ? 1 : 3;
    int stride = shape.size % 4 == 0 && random.nextInt(3) == 0 ? 2 : 1;
    boolean bias = random.nextInt(2) == 0;
    layers.put(name, 0);
    add(
        new Conv(name, from, shape.channels, out, kernel, stride, bias),
        new Shape(out, shape.size / stride));
  }

  private void addPool(int from, Shape shape) {
    if (shape.size % 4 == 0 && random.nextInt(2) == 0) {
      add(new AvgPool(from, 2, 2), new Shape(shape.channels, shape.size / 2));
    } else {
      add(new AvgPool(from, 3, 1), shape);
    }
  }

  private void sumOfAll(Shape shape) {
    List<Integer> summands = new ArrayList<>();
    for (int v = 0; v < shapes.size(); v++) {
      if (shapes.get(v).equals(shape)) {
        summands.add(v);
      }
    }
    add(new Add(summands), shape);
  }

  private void add(Op op, Shape shape) {
    ops.add(op);
    shapes.add(shape);
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
