package croze.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.random.KeyedStream;
import croze.space.Architecture;
import croze.space.nb201.NasBench201;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SearchTest {
  private static final NasBench201 SPACE = new NasBench201();
  private static final SearchPlan SMALL = new SearchPlan(120, 200, 16, 5, .25);

  /** All different, so that each tells its architecture: 1 … 15,625 in an order of its own. */
  private static double value(Architecture architecture) {
    int index = SPACE.index(architecture).orElseThrow();
    return 1 + (index * 7919L) % SPACE.size().orElseThrow();
  }

  private static double[] run(Strategy strategy, SearchPlan plan, String key) {
    return search(strategy, plan, SearchTest::value).run(KeyedStream.of(0, key));
  }

  private static Search search(
      Strategy strategy, SearchPlan plan, ToDoubleFunction<Architecture> guide) {
    return new Search(SPACE, strategy, plan, guide, SearchTest::value);
  }

  @Test
  void theMeanOfRandomSearchesIsItsExpectationInClosedForm() {
    double[] accuracies =
        IntStream.range(0, SPACE.size().orElseThrow())
            .mapToDouble(i -> value(SPACE.at(i)))
            .toArray();
    int searches = 4000;
    SearchPlan plan = new SearchPlan(20, 16, 16, 5, .25);
    double[][] curves =
        IntStream.range(0, searches)
            .mapToObj(s -> BestSoFar.of(run(Strategy.RANDOM, plan, "random/" + s)))
            .toArray(double[][]::new);
    double[] expected = expectedOfRandom(accuracies, plan.models());
    for (int n = 0; n < expected.length; n++) {
      int at = n;
      double mean = Arrays.stream(curves).mapToDouble(c -> c[at]).average().orElseThrow();
      double variance =
          Arrays.stream(curves).mapToDouble(c -> Math.pow(c[at] - mean, 2)).sum() / (searches - 1);
      assertEquals(expected[n], mean, 4 * Math.sqrt(variance / searches), "after " + (n + 1));
    }
  }

  @Test
  void theExpectationOfAFewValuesIsThatOfTheirTable() {
    // Two draws of {1, 1, 4}: the best is 1 with probability 4/9.
    assertArrayEquals(
        new double[] {2, 4 / 9.0 + 4 * 5 / 9.0},
        expectedOfRandom(new double[] {4, 1, 1}, 2),
        1e-12);
  }

  @ParameterizedTest
  @EnumSource(Strategy.class)
  void aSearchIsThatOfItsStreamAndTrainsAsManyAsItMay(Strategy strategy) {
    double[] once = run(strategy, SMALL, "a");
    assertEquals(SMALL.models(), once.length);
    assertArrayEquals(once, run(strategy, SMALL, "a"));
    assertTrue(!Arrays.equals(once, run(strategy, SMALL, "b")));
  }

  @Test
  void aWarmUpTrainsTheBestScoredOfItsPoolFirst() {
    SearchPlan plan = new SearchPlan(SMALL.warmup(), SMALL.warmup(), 16, 5, .25);
    double[] pool = run(Strategy.RANDOM, plan, "a");
    double[] byScore = Arrays.stream(pool).sorted().toArray();
    double[] warm = run(Strategy.RANDOM_WARMUP, plan, "a");
    for (int n = 0; n < warm.length; n++) {
      assertEquals(byScore[byScore.length - 1 - n], warm[n]);
    }
    assertArrayEquals(
        Arrays.copyOf(warm, SMALL.pool()),
        Arrays.copyOf(run(Strategy.EVOLUTION_WARMUP, SMALL, "a"), SMALL.pool()));
  }

  @Test
  void aMoveGoesToTheBestScoredNeighbourOfAParentInTheTournament() {
    SearchPlan greedy = new SearchPlan(60, 16, 16, 16, 0);
    List<Architecture> trained = new ArrayList<>();
    new Search(
            SPACE,
            Strategy.EVOLUTION_MOVE,
            greedy,
            SearchTest::value,
            a -> {
              trained.add(a);
              return value(a);
            })
        .run(KeyedStream.of(0, "a"));
    for (int n = greedy.pool(); n < trained.size(); n++) {
      // All of the population compete, so the parent is the best of the last 16.
      Architecture parent =
          trained.subList(n - greedy.pool(), n).stream()
              .reduce((a, b) -> value(b) > value(a) ? b : a)
              .orElseThrow();
      double best =
          SPACE.neighbours(parent).stream().mapToDouble(SearchTest::value).max().orElseThrow();
      assertEquals(best, value(trained.get(n)), "network " + n);
    }
  }

  @Test
  void aRandomMoveStaysAmongTheNeighboursAndAnUndefinedScoreIsNotFollowed() {
    SearchPlan wandering = new SearchPlan(300, 16, 1, 1, 1);
    List<Architecture> trained = new ArrayList<>();
    new Search(
            SPACE,
            Strategy.EVOLUTION_MOVE,
            wandering,
            a -> Double.NaN,
            a -> {
              trained.add(a);
              return 0;
            })
        .run(KeyedStream.of(0, "a"));
    for (int n = 1; n < trained.size(); n++) {
      assertTrue(SPACE.neighbours(trained.get(n - 1)).contains(trained.get(n)));
    }
    assertTrue(new HashSet<>(trained).size() > 100);
    double[] warm =
        search(Strategy.RANDOM_WARMUP, SMALL, a -> value(a) > 8000 ? Double.NaN : value(a))
            .run(KeyedStream.of(0, "a"));
    assertTrue(warm[0] <= 8000 && warm[0] >= warm[1]);
  }

  @Test
  void theOldestLeavesThePopulation() {
    // A parent of a full tournament is one of the last 16 although better ones were trained before.
    List<Architecture> trained = new ArrayList<>();
    SearchPlan plan = new SearchPlan(80, 16, 16, 16, 0);
    new Search(
            SPACE,
            Strategy.EVOLUTION,
            plan,
            a -> 0,
            a -> {
              trained.add(a);
              return trained.size() == 1 ? 1e9 : value(a);
            })
        .run(KeyedStream.of(0, "a"));
    List<Architecture> ofFirst = SPACE.neighbours(trained.get(0));
    assertTrue(ofFirst.contains(trained.get(16)), "the best of all is the first parent");
    assertTrue(!ofFirst.containsAll(trained.subList(17, 40)), "and is gone after one child");
  }

  @Test
  void modelsToATargetAreCountedFromOne() {
    double[] best = BestSoFar.of(new double[] {3, 1, 5, 4});
    assertArrayEquals(new double[] {3, 3, 5, 5}, best);
    assertEquals(1, BestSoFar.modelsTo(3, best));
    assertEquals(3, BestSoFar.modelsTo(4.5, best));
    assertEquals(Double.POSITIVE_INFINITY, BestSoFar.modelsTo(6, best));
  }

  @Test
  void wrongSizesAndNamesAreRefused() {
    assertEquals(
        "tournament: found 17, expected 1 to the pool's 16",
        assertThrows(IllegalArgumentException.class, () -> new SearchPlan(1, 16, 16, 17, .25))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> new SearchPlan(1, 15, 16, 5, .25));
    assertThrows(IllegalArgumentException.class, () -> new SearchPlan(1, 16, 16, 5, 1.5));
    String message =
        assertThrows(InvalidInputException.class, () -> Strategy.parse("evolve")).getMessage();
    assertTrue(message.startsWith("no search 'evolve', expected one of random, "), message);
  }

  /**
   * The mean best accuracy of a random search after 1, 2, … networks, in closed form.
   *
   * <p>With replacement, the best of n is at most v with probability F(v)ⁿ, F being the share of
   * the architectures that are at most v; so E = Σ v·(F(v)ⁿ − F(v−)ⁿ) over the different values.
   *
   * @param accuracies of all architectures of the space
   * @param models the greatest n
   */
  private static double[] expectedOfRandom(double[] accuracies, int models) {
    double[] sorted = accuracies.clone();
    Arrays.sort(sorted);
    double[] expected = new double[models];
    for (int n = 1; n <= models; n++) {
      double below = 0;
      for (int k = 0; k < sorted.length; k++) {
        double upTo = Math.pow((k + 1.0) / sorted.length, n);
        expected[n - 1] += sorted[k] * (upTo - below);
        below = upTo;
      }
    }
    return expected;
  }
}
