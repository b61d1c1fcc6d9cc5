package croze.study;

import java.util.LinkedHashMap;
import java.util.Map;

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
}
