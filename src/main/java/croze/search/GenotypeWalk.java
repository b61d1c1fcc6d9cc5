package croze.search;

import croze.random.KeyedStream;
import croze.space.darts.Darts;
import croze.space.darts.Genotype;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * CRoZe's search over the DARTS space (its "AE + warmup + move"): a pool of random genotypes is
 * scored, and the first of the highest score has a pool of mutations, of which again the first of
 * the highest score is the next parent. The parent is not in the pool, so the walk may go down; the
 * best of all is kept.
 *
 * <p>The public code has one set of operation lists from the first parent on: a mutation edits them
 * in place, and its child and all others share them, the kept best too. So the children of a pool
 * are scored with the operations after the last of its edits (those of rejected mutations stay),
 * differ in their outputs only, may be larger than allowed, and what is returned has the operations
 * of the end of the search. {@link Variant#PUBLISHED} does that, {@link Variant#COPIED} gives each
 * child lists of its own and returns the best as it was scored.
 *
 * <p>Draws come from the streams {@code seed/search/darts/pool} and {@code
 * seed/search/darts/variant/round}, and nothing else is random, so a walk can be repeated up to any
 * place from its scores. Not thread safe. Source: Ha, Kim and Hwang, CRoZe (NeurIPS 2023), section
 * 4.3 and public code.
 */
public final class GenotypeWalk {
  /** What children share. */
  public enum Variant {
    PUBLISHED,
    COPIED
  }

  /**
   * @param first genotypes of the random pool
   * @param pool mutations of a round
   * @param limit rounds begin while no more than so many genotypes have been scored
   * @param mostParams most parameters of a genotype when it is drawn
   */
  public record Plan(int first, int pool, int limit, long mostParams) {
    /** Far beyond any search; its genotypes are held in memory. */
    private static final int MOST = 1_000_000;

    /**
     * @throws IllegalArgumentException naming the value that is out of its range
     */
    public Plan {
      for (int size : new int[] {first, pool, limit}) {
        if (size < 1 || size > MOST) {
          throw new IllegalArgumentException(
              "a first pool of %d, pools of %d and a limit of %d: expected 1 to %d each"
                  .formatted(first, pool, limit, MOST));
        }
      }
      if (mostParams < 1) {
        throw new IllegalArgumentException(
            "at most %d parameters: expected at least 1".formatted(mostParams));
      }
    }

    /** Genotypes that are scored in all. */
    public int evaluations() {
      return first > limit ? first : first + pool * ((limit - first) / pool + 1);
    }
  }

  /**
   * A pool that is to be scored.
   *
   * @param number 0 of the random one
   * @param first how many genotypes were scored before
   */
  public record Pool(int number, int first, List<Genotype> genotypes) {}

  /**
   * The outcome.
   *
   * @param evaluation place of the best, from 0
   * @param scored what had the highest score
   * @param returned what the search hands over
   */
  public record Found(int evaluation, double score, Genotype scored, Genotype returned) {}

  private static final Darts SPACE = new Darts();

  private final Variant variant;
  private final Plan plan;
  private final long seed;
  private final ToLongFunction<Genotype> params;

  /**
   * @param params parameters of a genotype's network at the size that the limit is for
   */
  public GenotypeWalk(Variant variant, Plan plan, long seed, ToLongFunction<Genotype> params) {
    this.variant = variant;
    this.plan = plan;
    this.seed = seed;
    this.params = params;
  }

  /**
   * Searches.
   *
   * @param scores the score of each genotype of a pool; an undefined one is below all others
   */
  public Found run(Function<Pool, double[]> scores) {
    Pool pool = new Pool(0, 0, randomPool());
    Found best = new Found(-1, Double.NEGATIVE_INFINITY, null, null);
    while (true) {
      double[] scored = scores.apply(pool);
      int top = first(scored);
      Genotype parent = pool.genotypes().get(top);
      if (best.scored() == null || scored[top] > best.score()) {
        best = new Found(pool.first() + top, scored[top], parent, parent);
      }
      int evaluated = pool.first() + pool.genotypes().size();
      if (evaluated > plan.limit()) {
        return variant == Variant.COPIED || pool.number() == 0
            ? best
            : new Found(
                best.evaluation(), best.score(), best.scored(), best.scored().withNodesOf(parent));
      }
      pool = new Pool(pool.number() + 1, evaluated, children(parent, pool.number() + 1));
    }
  }

  private List<Genotype> randomPool() {
    KeyedStream stream = KeyedStream.of(seed, "search", SPACE.name(), "pool");
    List<Genotype> pool = new ArrayList<>();
    while (pool.size() < plan.first()) {
      Genotype drawn = SPACE.sample(stream);
      if (params.applyAsLong(drawn) <= plan.mostParams()) {
        pool.add(drawn);
      }
    }
    return pool;
  }

  private List<Genotype> children(Genotype parent, int round) {
    KeyedStream stream =
        KeyedStream.of(
            seed,
            "search",
            SPACE.name(),
            variant.name().toLowerCase(java.util.Locale.ROOT),
            Integer.toString(round));
    Genotype lists = parent;
    List<Genotype> children = new ArrayList<>();
    while (children.size() < plan.pool()) {
      Genotype child = (Genotype) SPACE.mutate(parent.withNodesOf(lists), stream);
      if (variant == Variant.PUBLISHED) {
        lists = child;
      }
      if (params.applyAsLong(child) <= plan.mostParams()) {
        children.add(child);
      }
    }
    Genotype last = lists;
    return variant == Variant.PUBLISHED
        ? children.stream().map(child -> child.withNodesOf(last)).toList()
        : children;
  }

  private static int first(double[] scores) {
    int top = 0;
    for (int i = 1; i < scores.length; i++) {
      if (Double.isNaN(scores[top]) ? !Double.isNaN(scores[i]) : scores[i] > scores[top]) {
        top = i;
      }
    }
    return top;
  }
}
