package croze.search;

/**
 * The sizes of a search.
 *
 * @param models networks that are trained: the cost
 * @param warmup architectures of the random pool that a warm-up scores
 * @param pool networks in the population of an evolution
 * @param tournament networks of the population that compete to be a parent
 * @param random share of the moves that go to a random neighbour in place of the best-scored one
 */
public record SearchPlan(int models, int warmup, int pool, int tournament, double random) {

  /**
   * @throws IllegalArgumentException naming the value that is out of its range
   */
  public SearchPlan {
    require(models >= 1, "models", models, "at least 1");
    require(pool >= 1, "pool", pool, "at least 1");
    require(warmup >= pool, "warmup", warmup, "at least the pool's " + pool);
    require(
        tournament >= 1 && tournament <= pool, "tournament", tournament, "1 to the pool's " + pool);
    require(random >= 0 && random <= 1, "random", random, "0 to 1");
  }

  private static void require(boolean holds, String name, Object found, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "%s: found %s, expected %s".formatted(name, found, expected));
    }
  }
}
