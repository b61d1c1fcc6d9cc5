package croze.engine;

import java.util.List;

/**
 * The winners of a pass: for each {@link croze.net.MaxPool} of the program, in order of the ops,
 * which input each output takes. Outputs and inputs are numbered in an order of the engine's own
 * that is the same in each of its passes.
 *
 * @param pools one entry a max pool; not to be written
 */
public record PoolWinners(List<int[]> pools) {

  public PoolWinners {
    pools = List.copyOf(pools);
  }

  /**
   * The winners of one pool, to be held fixed.
   *
   * @param outputs values that the pool has
   * @throws IllegalArgumentException if they are of another number of outputs
   */
  public int[] get(int pool, int outputs) {
    int[] winners = pools.get(pool);
    if (winners.length != outputs) {
      throw new IllegalArgumentException(
          "winners of %d outputs, max pool %d has %d".formatted(winners.length, pool, outputs));
    }
    return winners;
  }
}
