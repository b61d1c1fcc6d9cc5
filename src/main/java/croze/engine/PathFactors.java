package croze.engine;

import croze.net.DropPath;
import croze.net.Op;
import croze.net.Program;
import croze.random.KeyedStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What each {@link DropPath} of a program multiplies each image by, in the order of the batch, by
 * the op's name. Immutable; the arrays are shared, never written.
 */
public record PathFactors(Map<String, double[]> ofOp) {
  public PathFactors {
    ofOp = Map.copyOf(ofOp);
  }

  /**
   * Draws them op by op, image by image: 0 with the probability, else 1/(1 − probability).
   *
   * @param count images of the batch
   * @param probability from 0 to below 1
   */
  public static PathFactors draw(
      Program program, int count, double probability, KeyedStream stream) {
    Map<String, double[]> drawn = new LinkedHashMap<>();
    for (Op op : program.ops()) {
      if (op instanceof DropPath path) {
        double[] factors = new double[count];
        for (int i = 0; i < count; i++) {
          factors[i] = stream.nextDouble() < probability ? 0 : 1 / (1 - probability);
        }
        drawn.put(path.name(), factors);
      }
    }
    return new PathFactors(drawn);
  }

  /**
   * @throws IllegalArgumentException naming the op, if one has no factors, or not one an image
   */
  void check(Program program, int count) {
    for (Op op : program.ops()) {
      if (op instanceof DropPath path) {
        double[] factors = ofOp.get(path.name());
        if (factors == null || factors.length != count) {
          throw new IllegalArgumentException(
              "%s: expected %d factors, found %s"
                  .formatted(path.name(), count, factors == null ? "none" : factors.length));
        }
      }
    }
  }
}
