package croze.sweep;

import croze.InvalidInputException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Scores by architecture and proxy, in order of the architectures. Not thread safe. */
public final class Scores {
  private final SortedMap<Integer, Map<String, Double>> byArchitecture = new TreeMap<>();
  private int count;

  /**
   * Adds a score; adding the same again changes nothing.
   *
   * @throws InvalidInputException if another score of this architecture and proxy is there
   */
  public void add(int index, String proxy, double score) {
    Double old =
        byArchitecture.computeIfAbsent(index, i -> new LinkedHashMap<>()).putIfAbsent(proxy, score);
    if (old == null) {
      count++;
    } else if (Double.compare(old, score) != 0) {
      throw new InvalidInputException(
          "architecture %d has two scores by %s: %s and %s"
              .formatted(index, proxy, ScoreText.shortest(old), ScoreText.shortest(score)));
    }
  }

  /**
   * Adds all scores of another.
   *
   * @throws InvalidInputException as {@link #add}
   */
  void addAll(Scores other) {
    other.byArchitecture.forEach(
        (index, scores) -> scores.forEach((proxy, score) -> add(index, proxy, score)));
  }

  /** The score, or empty if it has not been computed. NaN is a score. */
  public OptionalDouble get(int index, String proxy) {
    Double score = byArchitecture.getOrDefault(index, Map.of()).get(proxy);
    return score == null ? OptionalDouble.empty() : OptionalDouble.of(score);
  }

  /** Indices of the architectures that have a score, ascending. */
  public Set<Integer> architectures() {
    return Collections.unmodifiableSet(byArchitecture.keySet());
  }

  /** Number of scores. */
  public int count() {
    return count;
  }

  /** Architectures that have a score by this proxy. */
  public int coverage(String proxy) {
    return (int) byArchitecture.values().stream().filter(s -> s.containsKey(proxy)).count();
  }

  /**
   * Names of the proxies that have a score.
   *
   * @param order names in the order wanted; what is not among them follows alphabetically
   */
  public List<String> proxies(List<String> order) {
    Set<String> present = new TreeSet<>();
    byArchitecture.values().forEach(s -> present.addAll(s.keySet()));
    List<String> names = new java.util.ArrayList<>(order);
    names.retainAll(present);
    present.removeAll(names);
    names.addAll(present);
    return List.copyOf(names);
  }

  /**
   * The architectures that a selection such as {@code 200+} comes to: the same for all of these
   * proxies, so that rows of a table can be compared.
   */
  public Selection covered(Selection asked, List<String> proxies) {
    return asked.upTo(i -> proxies.stream().allMatch(proxy -> get(i, proxy).isPresent()));
  }
}
