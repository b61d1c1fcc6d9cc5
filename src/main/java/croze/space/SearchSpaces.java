package croze.space;

import croze.InvalidInputException;
import croze.PlugIns;
import java.util.List;
import java.util.stream.Collectors;

/** The registry of search spaces: those that {@link PlugIns} finds. Thread safe. */
public final class SearchSpaces {
  private static final List<SearchSpace> ALL = PlugIns.of(SearchSpace.class);

  private SearchSpaces() {}

  /** All spaces, NAS-Bench-201 first. */
  public static List<SearchSpace> all() {
    return ALL;
  }

  /**
   * The space of that name.
   *
   * @throws InvalidInputException if there is none
   */
  public static SearchSpace named(String name) {
    return ALL.stream()
        .filter(space -> space.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "no search space '%s': expected %s"
                        .formatted(
                            name,
                            ALL.stream()
                                .map(SearchSpace::name)
                                .collect(Collectors.joining(" or ")))));
  }
}
