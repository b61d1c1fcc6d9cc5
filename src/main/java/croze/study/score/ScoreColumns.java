package croze.study.score;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/**
 * Scores of some architectures, for each proxy those that have them; NaN where the proxy is
 * undefined.
 */
public record ScoreColumns(Map<String, ScoreVector> byProxy) {

  /**
   * @param indices indices of the architectures in the space, ascending
   * @param values for each proxy one score an architecture, in that order
   */
  public static ScoreColumns of(int[] indices, Map<String, double[]> values) {
    Map<String, ScoreVector> columns = new LinkedHashMap<>();
    values.forEach((proxy, column) -> columns.put(proxy, new ScoreVector(indices, column)));
    return new ScoreColumns(columns);
  }

  /**
   * @param indices indices of the architectures in the space, ascending
   * @param score the score of an architecture, by index, and a proxy
   */
  public static ScoreColumns of(
      int[] indices, List<String> proxies, ToDoubleBiFunction<Integer, String> score) {
    Map<String, double[]> values = new LinkedHashMap<>();
    for (String proxy : proxies) {
      values.put(
          proxy, IntStream.of(indices).mapToDouble(i -> score.applyAsDouble(i, proxy)).toArray());
    }
    return of(indices, values);
  }
}
