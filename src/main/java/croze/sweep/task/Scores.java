package croze.sweep.task;

import croze.InvalidInputException;
import croze.space.Architecture;
import croze.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Scores by architecture and proxy. Not thread safe. Eight bytes a score and some 60 an
 * architecture besides its own, so that ten million architectures have room.
 */
public final class Scores {
  private final SearchSpace space;

  /** Bits that no double is kept as: {@link Double#doubleToLongBits} has one NaN only. */
  private static final long ABSENT = 0xffff_dead_0000_0000L;

  /** Place of a proxy in the rows. */
  private final Map<String, Integer> places = new LinkedHashMap<>();

  /** The bits of the scores; a row may be shorter than the places. */
  private final Map<Architecture, long[]> byArchitecture = new HashMap<>();

  private int count;

  /**
   * @param space where the architectures are from
   */
  public Scores(SearchSpace space) {
    this.space = space;
  }

  public SearchSpace space() {
    return space;
  }

  /**
   * Adds a score; adding the same again changes nothing.
   *
   * @throws InvalidInputException if another score of this architecture and proxy is there
   */
  public void add(Architecture architecture, String proxy, double score) {
    long bits = Double.doubleToLongBits(score);
    int place = places.computeIfAbsent(proxy, p -> places.size());
    long[] row = byArchitecture.get(architecture);
    long old = at(row, place);
    if (old == ABSENT) {
      byArchitecture.put(architecture, with(row, place, bits));
      count++;
    } else if (old != bits) {
      throw new InvalidInputException(
          "architecture %s has two scores by %s: %s and %s"
              .formatted(
                  name(space, architecture),
                  proxy,
                  ScoreText.shortest(Double.longBitsToDouble(old)),
                  ScoreText.shortest(score)));
    }
  }

  private static long at(long[] row, int place) {
    return row == null || place >= row.length ? ABSENT : row[place];
  }

  private long[] with(long[] row, int place, long bits) {
    long[] changed = row;
    if (row == null || place >= row.length) {
      changed = new long[Math.max(place + 1, places.size())];
      Arrays.fill(changed, ABSENT);
      if (row != null) {
        System.arraycopy(row, 0, changed, 0, row.length);
      }
    }
    changed[place] = bits;
    return changed;
  }

  /** As {@link #add(Architecture, String, double)}, for the architecture with that index. */
  public void add(int index, String proxy, double score) {
    add(space.at(index), proxy, score);
  }

  /** What messages call an architecture: its index, or where it has none its id. */
  public static String name(SearchSpace space, Architecture architecture) {
    OptionalInt index = space.index(architecture);
    return index.isPresent() ? Integer.toString(index.getAsInt()) : architecture.id();
  }

  /**
   * Adds all scores of another.
   *
   * @throws InvalidInputException as {@link #add(Architecture, String, double)}
   */
  public void addAll(Scores other) {
    other.byArchitecture.forEach(
        (architecture, row) ->
            other.places.forEach(
                (proxy, place) -> {
                  long bits = at(row, place);
                  if (bits != ABSENT) {
                    add(architecture, proxy, Double.longBitsToDouble(bits));
                  }
                }));
  }

  /** The score, or empty if it has not been computed. NaN is a score. */
  public OptionalDouble get(Architecture architecture, String proxy) {
    Integer place = places.get(proxy);
    long bits = place == null ? ABSENT : at(byArchitecture.get(architecture), place);
    return bits == ABSENT
        ? OptionalDouble.empty()
        : OptionalDouble.of(Double.longBitsToDouble(bits));
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
    Integer place = places.get(proxy);
    return place == null
        ? 0
        : (int) byArchitecture.values().stream().filter(row -> at(row, place) != ABSENT).count();
  }

  /**
   * Names of the proxies that have a score.
   *
   * @param order names in the order wanted; what is not among them follows alphabetically
   */
  public List<String> proxies(List<String> order) {
    Set<String> present = new TreeSet<>(places.keySet());
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
