package croze.stats.resample;

import croze.InvalidInputException;
import croze.random.KeyedStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * How architectures are resampled.
 *
 * @param resamples how many draws; 1,000 or more for a table that is shown
 * @param level coverage of the intervals, such as .95
 * @param seed of the draws: the same seed gives the same draws, whatever the threads
 * @param threads workers
 */
public record Bootstrap(int resamples, double level, long seed, int threads) {
  /** 1,000 resamples, 95 %, seed 0, one thread. */
  public static final Bootstrap DEFAULT = new Bootstrap(1000, .95, 0, 1);

  /** More take hours and gigabytes, and move no third decimal. */
  private static final int MOST_RESAMPLES = 100_000;

  public Bootstrap {
    if (resamples < 2 || resamples > MOST_RESAMPLES || threads < 1 || !(level > 0 && level < 1)) {
      throw new InvalidInputException(
          "bootstrap: found resamples "
              + resamples
              + ", level "
              + level
              + ", threads "
              + threads
              + "; expected 2 to "
              + MOST_RESAMPLES
              + " resamples, a level between 0 and 1, at least 1 thread");
    }
  }

  /** A statistic of each resample of n architectures; the statistic must be thread safe. */
  public <T> List<T> replicates(int n, Function<Resample, T> statistic) {
    return replicates(b -> draw(n, b), statistic);
  }

  /** A statistic of each of as many draws of another kind; both must be thread safe. */
  public <T> List<T> replicates(IntFunction<Resample> draw, Function<Resample, T> statistic) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<CompletableFuture<T>> futures =
          IntStream.range(0, resamples)
              .mapToObj(
                  b -> CompletableFuture.supplyAsync(() -> statistic.apply(draw.apply(b)), pool))
              .toList();
      return futures.stream().map(CompletableFuture::join).toList();
    } finally {
      pool.shutdownNow();
    }
  }

  private Resample draw(int n, int index) {
    return Resample.draw(n, KeyedStream.of(seed, "bootstrap", Integer.toString(index)));
  }
}
