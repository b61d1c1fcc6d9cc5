package croze.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A network as a flat list of ops in an order in which they can be run.
 *
 * <p>Value 0 is the image batch, value {@code i + 1} the result of op {@code i}; the last value is
 * the logits. Immutable and thread safe.
 *
 * @param channels channels of the image
 * @param size height and width of the image
 * @param ops the ops; each reads values of earlier ops only
 * @param features the values of the tapped features z₀, z₁, …
 * @param layerFeatures per conv or linear layer, in order of the ops, the index of the feature that
 *     belongs to it, as whoever built the program has it
 * @param outline its blocks and modules
 */
public record Program(
    int channels,
    int size,
    List<Op> ops,
    List<Integer> features,
    Map<String, Integer> layerFeatures,
    Outline outline) {

  /** A program without an outline. */
  public Program(
      int channels,
      int size,
      List<Op> ops,
      List<Integer> features,
      Map<String, Integer> layerFeatures) {
    this(channels, size, ops, features, layerFeatures, Outline.NONE);
  }

  /**
   * @throws IllegalArgumentException if an op cannot work on what it reads; the message names both
   */
  public Program {
    ops = List.copyOf(ops);
    features = List.copyOf(features);
    layerFeatures =
        java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(layerFeatures));
    shapes(channels, size, ops);
  }

  /** The same ops with other values tapped. */
  public Program tapping(List<Integer> values) {
    return new Program(channels, size, ops, values, layerFeatures, outline);
  }

  /**
   * The part that makes one value of another: its image is the value {@code from}, its last value
   * {@code to}, a picture if that is one.
   *
   * @throws IllegalArgumentException if the part reads a value before {@code from}, or that is not
   *     square
   */
  public Program between(int from, int to) {
    Shape start = shapes().get(from);
    if (start.flat() || start.height() != start.width()) {
      throw new IllegalArgumentException("no part of a program starts at " + start);
    }
    List<Op> part =
        ops.subList(from, to).stream()
            .map(op -> op.withInputs(op.inputs().stream().map(v -> v - from).toList()))
            .toList();
    return new Program(start.channels(), start.height(), part, List.of(), Map.of());
  }

  /** Names of the conv and linear layers in order of the ops. */
  public List<String> layers() {
    return List.copyOf(layerFeatures.keySet());
  }

  /** All parameter tensors in order of the ops, a layer's weight before its bias. */
  public List<ParameterSpec> parameterSpecs() {
    return ops.stream().flatMap(op -> op.parameters().stream()).toList();
  }

  /** The shape of each value, that of the image first. */
  public List<Shape> shapes() {
    return shapes(channels, size, ops);
  }

  private static List<Shape> shapes(int channels, int size, List<Op> ops) {
    List<Shape> shapes = new ArrayList<>();
    shapes.add(Shape.image(channels, size, size));
    for (Op op : ops) {
      List<Shape> inputs = new ArrayList<>();
      for (int input : op.inputs()) {
        if (input < 0 || input >= shapes.size()) {
          throw new IllegalArgumentException(
              "op %d reads value %d, which no earlier op has: %s"
                  .formatted(shapes.size() - 1, input, op));
        }
        inputs.add(shapes.get(input));
      }
      shapes.add(op.output(inputs));
    }
    return shapes;
  }
}
