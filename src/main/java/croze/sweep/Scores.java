package croze.sweep;

import croze.InvalidInputException;
import croze.space.Architecture;
import croze.space.SearchSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** Scores by architecture and proxy. Not thread safe. */
public final class Scores {
  private final SearchSpace space;
  private final Map<Architecture, Map<String, Double>> byArchitecture = new HashMap<>();
  private int count;

  /**
   * @param space where the architectures are from
   */
  public Scores(SearchSpace space) {
    this.space = space;
  }

  SearchSpace space() {
    return space;
  }

  /**
   * Adds a score; adding the same again changes nothing.
   *
   * @throws InvalidInputException if another score of this architecture and proxy is there
   */
  public void add(Architecture architecture, String proxy, double score) {
    Double old =
        byArchitecture
            .computeIfAbsent(architecture, a -> new LinkedHashMap<>())
            .putIfAbsent(proxy, score);
    if (old == null) {
      count++;
    } else if (Double.compare(old, score) != 0) {
      throw new InvalidInputException(
          "architecture %s has two scores by %s: %s and %s"
              .formatted(
                  name(space, architecture),
                  proxy,
                  ScoreText.shortest(old),
                  ScoreText.shortest(score)));
    }
  }

  /** As {@link #add(Architecture, String, double)}, for the architecture with that index. */
  public void add(int index, String proxy, double score) {
    add(space.at(index), proxy, score);
  }

  /** What messages call an architecture: its index, or where it has none its id. */
  static String name(SearchSpace space, Architecture architecture) {
    OptionalInt index = space.index(architecture);
    return index.isPresent() ? Integer.toString(index.getAsInt()) : architecture.id();
  }

  /**
   * Adds all scores of another.
   *
   * @throws InvalidInputException as {@link #add(Architecture, String, double)}
   */
  void addAll(Scores other) {
    other.byArchitecture.forEach(
        (architecture, scores) ->
            scores.forEach((proxy, score) -> add(architecture, proxy, score)));
  }

  /** The score, or empty if it has not been computed. NaN is a score. */
  public OptionalDouble get(Architecture architecture, String proxy) {
    Double score = byArchitecture.getOrDefault(architecture, Map.of()).get(proxy);
    return score == null ? OptionalDouble.empty() : OptionalDouble.of(score);
  }

  /** As {@link #get(Architecture, String)}, of the architecture with that index. */
  public OptionalDouble get(int index, String proxy) {
    return get(space.at(index), proxy);
  }

  /** The architectures that have a score, by index; in a space without indices by id. */
  public List<Architecture> architectures() {
    Comparator<Architecture> order =
        space.size().isPresent()
            ? Comparator.comparingInt(a -> space.index(a).orElseThrow())
            : Comparator.comparing(Architecture::id);
    return byArchitecture.keySet().stream().sorted(order).toList();
  }

  /** Indices of the architectures that have a score, ascending. */
  public List<Integer> indices() {
    return architectures().stream().map(a -> space.index(a).orElseThrow()).toList();
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
    List<String> names = new ArrayList<>(order);
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
    return asked.upTo(a -> proxies.stream().allMatch(proxy -> get(a, proxy).isPresent()));
  }
}
