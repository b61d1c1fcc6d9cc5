package croze.sweep;

import croze.InvalidInputException;
import croze.proxy.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/**
 * Scores many architectures: the plan is what the log lacks, workers take architectures from it,
 * each with an engine of its own, and the thread that called {@link #run} alone writes the log.
 */
public final class Sweep {
  private final List<Integer> architectures;
  private final List<Proxy> proxies;
  private final int workers;
  private final Supplier<CellScorer> scorers;
  private volatile boolean stopped;

  /**
   * @param architectures indices of the architectures, in the order in which to take them
   * @param scorers opens the scorer of a worker, in the worker's thread
   */
  public Sweep(
      List<Integer> architectures, List<Proxy> proxies, int workers, Supplier<CellScorer> scorers) {
    this.architectures = List.copyOf(architectures);
    this.proxies = List.copyOf(proxies);
    this.workers = workers;
    this.scorers = scorers;
  }

  /** An architecture and the proxies whose scores the log lacks. */
  private record Task(int index, List<Proxy> proxies) {}

  /** What a worker reports: a line, or that it ended, with the failure that ended it if any. */
  private record Report(ScoreLine line, Throwable failure) {}

  /** Asks {@link #run} to return once the architectures in flight are scored. Thread safe. */
  public void stop() {
    stopped = true;
  }

  /** Whether the log lacks a score of this sweep. */
  public boolean lacks(ScoreLog log) {
    return !plan(log.scores()).isEmpty();
  }

  /**
   * Runs until all is scored, or {@link #stop} is called, or a worker fails.
   *
   * @return whether all is scored
   * @throws InvalidInputException if a worker found input that a user can mend
   * @throws IllegalStateException if a worker failed; what was scored until then is in the log
   */
  public boolean run(ScoreLog log, Progress progress) {
    List<Task> plan = plan(log.scores());
    int done = architectures.size() - plan.size();
    progress.started(done, architectures.size());
    Queue<Task> tasks = new ConcurrentLinkedQueue<>(plan);
    BlockingQueue<Report> reports = new LinkedBlockingQueue<>();
    int running = Math.min(workers, plan.size());
    for (int w = 0; w < running; w++) {
      Thread worker = new Thread(() -> work(tasks, reports), "worker-" + w);
      worker.setDaemon(true);
      worker.start();
    }
    Throwable failure = null;
    try {
      while (running > 0) {
        Report report = take(reports);
        if (report.line() != null) {
          log.append(report.line());
          progress.scored(++done);
        } else {
          running--;
          failure = failure == null ? report.failure() : failure;
        }
      }
    } finally {
      stopped = stopped || running > 0;
      progress.ended();
    }
    if (failure instanceof InvalidInputException e) {
      throw e;
    } else if (failure != null) {
      throw new IllegalStateException("the sweep failed at " + failure.getMessage(), failure);
    }
    return done == architectures.size();
  }

  private List<Task> plan(Scores scores) {
    List<Task> plan = new ArrayList<>();
    for (int index : architectures) {
      List<Proxy> missing =
          proxies.stream().filter(p -> scores.get(index, p.name()).isEmpty()).toList();
      if (!missing.isEmpty()) {
        plan.add(new Task(index, missing));
      }
    }
    return plan;
  }

  private void work(Queue<Task> tasks, BlockingQueue<Report> reports) {
    Throwable failure = null;
    try (CellScorer scorer = scorers.get()) {
      for (Task t = tasks.poll(); t != null && !stopped; t = tasks.poll()) {
        long start = System.nanoTime();
        Map<String, Double> scores = score(scorer, t);
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        reports.add(new Report(new ScoreLine(t.index(), milliseconds, scores), null));
      }
    } catch (Throwable e) {
      stopped = true;
      failure = e;
    }
    reports.add(new Report(null, failure));
  }

  private static Map<String, Double> score(CellScorer scorer, Task task) {
    try {
      return scorer.score(task.index(), task.proxies());
    } catch (InvalidInputException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new IllegalStateException("architecture %d: %s".formatted(task.index(), e), e);
    }
  }

  private Report take(BlockingQueue<Report> reports) {
    while (true) {
      try {
        return reports.take();
      } catch (InterruptedException e) {
        stop();
      }
    }
  }
}
