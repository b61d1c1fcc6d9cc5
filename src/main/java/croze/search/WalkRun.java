package croze.search;

import croze.net.Counts;
import croze.net.Form;
import croze.proxy.api.Proxy;
import croze.score.Scorer;
import croze.score.Setting;
import croze.search.GenotypeWalk.Found;
import croze.search.GenotypeWalk.Pool;
import croze.search.GenotypeWalk.Variant;
import croze.space.darts.Genotype;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A run of a {@link GenotypeWalk} that scores what its history does not have, and writes it there.
 *
 * <p>A score depends on the genotype and the setting alone, where that of the public code depends
 * on the place in the pool too. So a run that was stopped, or killed, goes on to the history that
 * it would have had.
 *
 * @param proxy whose scores guide the walk
 * @param workers threads, each with an engine of its own
 * @param told of each genotype that this run scores
 */
public record WalkRun(
    Variant variant,
    GenotypeWalk.Plan plan,
    Scorer.Source source,
    Proxy proxy,
    int workers,
    WalkHistory history,
    Consumer<WalkHistory.Line> told) {

  /** Searches to the end. */
  public Found run() {
    return new GenotypeWalk(variant, plan, setting().seed(), g -> counts(g).params())
        .run(this::scores);
  }

  /** The score of one genotype. */
  public double score(Genotype genotype) {
    return source.score(genotype, List.of(proxy)).get(proxy.name());
  }

  /** Parameters of the network of a genotype at the size that the papers search with. */
  public Counts counts(Genotype genotype) {
    return Counts.of(
        genotype.program(
            Form.WITH_BN,
            setting().space().standard(setting().dataset().classes(), setting().dataset().size())));
  }

  private Setting setting() {
    return source.setting();
  }

  private double[] scores(Pool pool) {
    Queue<Scorer> idle = new ConcurrentLinkedQueue<>();
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    try {
      List<Future<Double>> waiting = new ArrayList<>();
      for (int i = 0; i < pool.genotypes().size(); i++) {
        Genotype genotype = pool.genotypes().get(i);
        if (!history.has(pool.first() + i)) {
          waiting.add(threads.submit(() -> score(genotype, idle)));
        }
      }
      int known = pool.genotypes().size() - waiting.size();
      for (int i = 0; i < waiting.size(); i++) {
        Genotype genotype = pool.genotypes().get(known + i);
        Counts counts = counts(genotype);
        WalkHistory.Line line =
            new WalkHistory.Line(
                pool.first() + known + i,
                pool.number(),
                waiting.get(i).get(),
                counts.params(),
                counts.liveParams(),
                genotype);
        history.add(line);
        told.accept(line);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the search was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
      idle.forEach(Scorer::close);
    }
    return IntStream.range(0, pool.genotypes().size())
        .mapToDouble(i -> history.score(pool.first() + i, pool.genotypes().get(i)))
        .toArray();
  }

  private double score(Genotype genotype, Queue<Scorer> idle) {
    Scorer scorer = idle.poll();
    if (scorer == null) {
      scorer = source.open();
    }
    double score = scorer.score(genotype, List.of(proxy)).get(proxy.name());
    idle.add(scorer);
    return score;
  }
}
