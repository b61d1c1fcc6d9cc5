package croze.engine;

import croze.image.Batch;
import croze.net.Op;
import croze.net.ParameterSpec;
import croze.net.Parameters;
import croze.net.Program;
import croze.tensor.Tensor;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Whether what a pass is given fits its engine and its program: the promise of {@link Engine#run}.
 */
public final class Shapes {
  private Shapes() {}

  /**
   * @param engine its name
   * @throws IllegalArgumentException naming the engine and the first op that it does not support
   */
  public static void checkOps(String engine, Predicate<Op> supported, Program program) {
    for (Op op : program.ops()) {
      if (!supported.test(op)) {
        throw new IllegalArgumentException("engine %s does not compute %s".formatted(engine, op));
      }
    }
  }

  /**
   * Checks parameters, images and the statistics to normalise with.
   *
   * @throws IllegalArgumentException naming the tensor, the shape expected and the shape found
   */
  public static void check(
      Program program, Parameters parameters, Batch batch, PassRequest request) {
    check(program, batch, request);
    check(program, parameters);
  }

  /** Checks images, statistics to normalise with and factors of paths; throws likewise. */
  public static void check(Program program, Batch batch, PassRequest request) {
    int[] images = {batch.count(), program.channels(), program.size(), program.size()};
    check("the batch", images, batch.images());
    request.statistics().ifPresent(s -> s.check(program));
    request.paths().ifPresent(p -> p.check(program, batch.count()));
  }

  /**
   * Checks what a session starts from.
   *
   * @throws IllegalArgumentException naming the tensor, the shape expected and the shape found
   */
  public static void check(Program program, TrainingState state) {
    check(program, state.parameters());
    check(program, state.velocity());
    state.statistics().check(program);
  }

  /** Checks the parameters; throws likewise. */
  public static void check(Program program, Parameters parameters) {
    for (ParameterSpec spec : program.parameterSpecs()) {
      check(spec.name(), spec.shape(), parameters.get(spec.name()));
    }
  }

  static void check(String name, int[] expected, Tensor found) {
    if (!Arrays.equals(expected, found.shape())) {
      throw new IllegalArgumentException(
          "%s: expected shape %s, found %s"
              .formatted(name, Arrays.toString(expected), Arrays.toString(found.shape())));
    }
  }
}
