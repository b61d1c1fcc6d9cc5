package croze.engine;

import croze.image.Batch;
import croze.net.ParameterSpec;
import croze.net.Parameters;
import croze.net.Program;
import croze.tensor.Tensor;
import java.util.Arrays;

/** Whether what a pass is given fits its program: the promise of {@link Engine#run}. */
public final class Shapes {
  private Shapes() {}

  /**
   * @throws IllegalArgumentException naming the tensor, the shape expected and the shape found
   */
  public static void check(Program program, Parameters parameters, Batch batch) {
    int[] images = {batch.count(), program.channels(), program.size(), program.size()};
    check("the batch", images, batch.images());
    for (ParameterSpec spec : program.parameterSpecs()) {
      check(spec.name(), spec.shape(), parameters.get(spec.name()));
    }
  }

  private static void check(String name, int[] expected, Tensor found) {
    if (!Arrays.equals(expected, found.shape())) {
      throw new IllegalArgumentException(
          "%s: expected shape %s, found %s"
              .formatted(name, Arrays.toString(expected), Arrays.toString(found.shape())));
    }
  }
}
