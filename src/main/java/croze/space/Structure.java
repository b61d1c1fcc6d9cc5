package croze.space;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a cell is made of; of several cells or architectures, the mean. Immutable.
 *
 * @param operations how many there are of each, live or not, by name, in the order of the space
 * @param depth most operations other than skips on a live path through the cell
 * @param width live operations that read an input of the cell
 * @param liveShare live operations of all that are not {@code none}; NaN if all are
 */
public record Structure(
    Map<String, Double> operations, double depth, double width, double liveShare) {

  public Structure {
    operations = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(operations));
  }

  /**
   * The mean; of a live share over those that have one.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Structure mean(List<Structure> all) {
    if (all.isEmpty()) {
      throw new IllegalArgumentException("no structures to take the mean of");
    }
    Map<String, Double> operations = new LinkedHashMap<>();
    all.forEach(s -> s.operations.forEach((name, n) -> operations.merge(name, n, Double::sum)));
    operations.replaceAll((name, n) -> n / all.size());
    return new Structure(
        operations,
        all.stream().mapToDouble(Structure::depth).average().orElseThrow(),
        all.stream().mapToDouble(Structure::width).average().orElseThrow(),
        all.stream()
            .mapToDouble(Structure::liveShare)
            .filter(share -> !Double.isNaN(share))
            .average()
            .orElse(Double.NaN));
  }

  /** The properties by name: operations, then depth, width and live share. */
  public Map<String, Double> properties() {
    Map<String, Double> properties = new LinkedHashMap<>(operations);
    properties.put("depth", depth);
    properties.put("width", width);
    properties.put("live share", liveShare);
    return properties;
  }
}
