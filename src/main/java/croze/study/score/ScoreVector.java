package croze.study.score;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The scores of architectures by one proxy, or of one row of a table.
 *
 * @param indices indices of the architectures in the space, ascending
 * @param values one score an architecture
 */
public record ScoreVector(int[] indices, double[] values) {

  /** The architectures that all of them cover, ascending. */
  public static int[] common(List<ScoreVector> vectors) {
    return IntStream.of(vectors.get(0).indices)
        .filter(i -> vectors.stream().allMatch(v -> v.covers(i)))
        .toArray();
  }

  /** The part of it that has a score. */
  public ScoreVector scored() {
    int[] kept = IntStream.range(0, indices.length).filter(k -> !Double.isNaN(values[k])).toArray();
    return new ScoreVector(
        Arrays.stream(kept).map(k -> indices[k]).toArray(),
        Arrays.stream(kept).mapToDouble(k -> values[k]).toArray());
  }

  /** Whether it has a score of all of these architectures. */
  public boolean covers(int[] architectures) {
    return Arrays.stream(architectures).allMatch(this::covers);
  }

  /** Whether it has a score of this architecture. */
  public boolean covers(int architecture) {
    return Arrays.binarySearch(indices, architecture) >= 0;
  }

  /** The scores of some of its architectures. */
  public double[] at(int[] architectures) {
    return Arrays.stream(architectures)
        .mapToDouble(i -> values[Arrays.binarySearch(indices, i)])
        .toArray();
  }
}
