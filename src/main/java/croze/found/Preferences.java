package croze.found;

import croze.space.Architecture;
import croze.space.Structure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What proxies and accuracies put first: the mean structure of the best hundredth by each, beside
 * that of all. Immutable.
 *
 * @param populations each with the architectures that were ranked
 * @param remarks on what is not there
 */
public record Preferences(List<Population> populations, List<String> remarks) {
  /** One in so many is among the best. */
  private static final int SHARE = 100;

  public Preferences {
    populations = List.copyOf(populations);
    remarks = List.copyOf(remarks);
  }

  /**
   * Architectures that were ranked together.
   *
   * @param space name of their space
   * @param label what they are
   * @param lines all of them first, then the best by each value
   */
  public record Population(String space, String label, List<Line> lines) {

    /**
     * Ranks them.
     *
     * @param values by name a value of each architecture; NaN is never among the best
     * @throws IllegalArgumentException if the space tells no structures, or there are none
     */
    public static Population of(
        String space,
        String label,
        List<? extends Architecture> architectures,
        Map<String, double[]> values) {
      List<Structure> structures =
          architectures.stream()
              .map(
                  a ->
                      a.structure()
                          .orElseThrow(() -> new IllegalArgumentException("no structure: " + a)))
              .toList();
      List<Line> lines = new ArrayList<>();
      lines.add(new Line("all", structures.size(), Structure.mean(structures)));
      values.forEach(
          (name, value) -> {
            List<Structure> best = best(value).stream().map(structures::get).toList();
            if (!best.isEmpty()) {
              lines.add(new Line(name, best.size(), Structure.mean(best)));
            }
          });
      return new Population(space, label, lines);
    }
  }

  /**
   * A mean.
   *
   * @param by what ranked them; {@code all} for none
   * @param count architectures
   */
  public record Line(String by, int count, Structure mean) {}

  /** Places of the largest values: a hundredth of those that are numbers, of equals the first. */
  static List<Integer> best(double[] values) {
    List<Integer> ranked =
        IntStream.range(0, values.length)
            .filter(i -> !Double.isNaN(values[i]))
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -values[i]))
            .toList();
    return ranked.subList(0, (ranked.size() + SHARE - 1) / SHARE);
  }
}
