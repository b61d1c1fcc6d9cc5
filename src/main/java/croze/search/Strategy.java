package croze.search;

import com.fasterxml.jackson.annotation.JsonCreator;
import croze.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a search goes about, as Abdelfattah et al. (Zero-Cost Proxies for Lightweight NAS, ICLR 2021)
 * have it.
 */
public enum Strategy {
  /** Architectures at random, with replacement. */
  RANDOM("random", false, false, false),
  /** The best-scored of a random pool, best first. */
  RANDOM_WARMUP("random+warmup", false, true, false),
  /** Regularised (ageing) evolution: Real et al., AAAI 2019. */
  EVOLUTION("evolution", true, false, false),
  /** Evolution whose first population is the best-scored of a random pool. */
  EVOLUTION_WARMUP("evolution+warmup", true, true, false),
  /** Evolution whose children are the best-scored neighbours of their parents. */
  EVOLUTION_MOVE("evolution+move", true, false, true),
  /** Both. */
  EVOLUTION_WARMUP_MOVE("evolution+warmup+move", true, true, true);

  private final String id;
  private final boolean evolves;
  private final boolean warmsUp;
  private final boolean moves;

  Strategy(String id, boolean evolves, boolean warmsUp, boolean moves) {
    this.id = id;
    this.evolves = evolves;
    this.warmsUp = warmsUp;
    this.moves = moves;
  }

  /** Name in experiment files: {@code evolution+warmup}. */
  public String id() {
    return id;
  }

  boolean evolves() {
    return evolves;
  }

  boolean warmsUp() {
    return warmsUp;
  }

  boolean moves() {
    return moves;
  }

  /** Whether a score has a say in it. */
  public boolean isGuided() {
    return warmsUp || moves;
  }

  /**
   * The strategy of a name.
   *
   * @throws InvalidInputException if there is none
   */
  @JsonCreator
  public static Strategy parse(String id) {
    List<Strategy> all = Arrays.asList(values());
    return all.stream()
        .filter(strategy -> strategy.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "no search '%s', expected one of %s"
                        .formatted(
                            id, all.stream().map(Strategy::id).collect(Collectors.joining(", ")))));
  }
}
