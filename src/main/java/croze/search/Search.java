package croze.search;

import croze.random.KeyedStream;
import croze.space.Architecture;
import croze.space.SearchSpace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A search over a space: which networks it trains, in order.
 *
 * <p>A random search draws with replacement; a network that is drawn twice is trained twice and
 * counted twice. With a warm-up it trains a random pool in order of the score, then goes on at
 * random. An evolution trains its first population (at random, or the best-scored of the warm-up's
 * pool); then each step draws a tournament from the population without replacement, and the most
 * accurate of it has a child, which takes the place of the oldest. A child is a random change, or
 * with moves the best-scored neighbour, but at a given share of the steps a random one. Of equal
 * accuracies and of equal scores the first counts; an undefined score is below all others.
 *
 * <p>Source: the public notebook of Abdelfattah et al., Zero-Cost Proxies for Lightweight NAS (ICLR
 * 2021). Immutable; thread safe if the guide and the accuracy are.
 *
 * @param guide the score of an architecture: the higher the better
 * @param accuracy what training an architecture comes to
 */
public record Search(
    SearchSpace space,
    Strategy strategy,
    SearchPlan plan,
    ToDoubleFunction<Architecture> guide,
    ToDoubleFunction<Architecture> accuracy) {

  private record Trained(Architecture architecture, double accuracy) {}

  private record Scored(Architecture architecture, double score) {}

  /** The accuracies of the networks in the order in which they are trained. */
  public double[] run(KeyedStream stream) {
    double[] accuracies = new double[plan.models()];
    List<Architecture> first = first(stream);
    Deque<Trained> population = new ArrayDeque<>();
    for (int n = 0; n < accuracies.length; n++) {
      Architecture next =
          n < first.size()
              ? first.get(n)
              : strategy.evolves() ? child(population, stream) : space.sample(stream);
      accuracies[n] = accuracy.applyAsDouble(next);
      if (strategy.evolves()) {
        population.add(new Trained(next, accuracies[n]));
        if (population.size() > plan.pool()) {
          population.remove();
        }
      }
    }
    return accuracies;
  }

  /** What is trained first: the population of an evolution, or all of a warm-up's pool. */
  private List<Architecture> first(KeyedStream stream) {
    int size = strategy.evolves() ? plan.pool() : strategy.warmsUp() ? plan.warmup() : 0;
    return strategy.warmsUp()
        ? Stream.generate(() -> scored(space.sample(stream)))
            .limit(plan.warmup())
            .sorted(Comparator.comparingDouble(Scored::score).reversed())
            .limit(size)
            .map(Scored::architecture)
            .toList()
        : Stream.generate(() -> space.sample(stream)).limit(size).toList();
  }

  private Architecture child(Deque<Trained> population, KeyedStream stream) {
    List<Trained> members = new ArrayList<>(population);
    Trained parent =
        IntStream.of(stream.sample(members.size(), plan.tournament()))
            .sorted()
            .mapToObj(members::get)
            .reduce((best, other) -> other.accuracy() > best.accuracy() ? other : best)
            .orElseThrow();
    if (!strategy.moves()) {
      return space.mutate(parent.architecture(), stream);
    }
    List<Architecture> neighbours = space.neighbours(parent.architecture());
    return stream.nextDouble() < plan.random()
        ? neighbours.get(stream.nextInt(neighbours.size()))
        : neighbours.stream()
            .map(this::scored)
            .reduce((best, other) -> other.score() > best.score() ? other : best)
            .orElseThrow()
            .architecture();
  }

  private Scored scored(Architecture architecture) {
    double score = guide.applyAsDouble(architecture);
    return new Scored(architecture, Double.isNaN(score) ? Double.NEGATIVE_INFINITY : score);
  }
}
