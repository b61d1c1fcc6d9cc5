package croze.sweep;

import croze.InvalidInputException;
import croze.sweep.SweepPlan.Task;
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
final class Sweep {
  private final List<Task> tasks;
  private final int workers;
  private final Supplier<CellScorer> scorers;
  private volatile boolean stopped;

  /**
   * @param tasks in the order in which to take them
   * @param scorers opens the scorer of a worker, in the worker's thread
   */
  Sweep(List<Task> tasks, int workers, Supplier<CellScorer> scorers) {
    this.tasks = List.copyOf(tasks);
    this.workers = workers;
    this.scorers = scorers;
  }

  /** What a worker reports: a line, or that it ended, with the failure that ended it if any. */
  private record Report(ScoreLine line, Throwable failure) {}

  /** Asks {@link #run} to return once the architectures in flight are scored. Thread safe. */
  public void stop() {
    stopped = true;
  }

  /**
   * Runs until all is scored, or {@link #stop} is called, or a worker fails.
   *
   * @return whether all is scored
   * @throws InvalidInputException if a worker found input that a user can correct
   * @throws IllegalStateException if a worker failed; what was scored until then is in the log
   */
  public boolean run(ScoreLog log, Progress progress) {
    List<Task> plan = plan(log.scores());
    int done = tasks.size() - plan.size();
    progress.started(done, tasks.size());
    Queue<Task> queue = new ConcurrentLinkedQueue<>(plan);
    BlockingQueue<Report> reports = new LinkedBlockingQueue<>();
    int running = Math.min(workers, plan.size());
    for (int w = 0; w < running; w++) {
      Thread worker = new Thread(() -> work(queue, reports), "worker-" + w);
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
    return done == tasks.size();
  }

  /** What the log lacks of the tasks. */
  List<Task> plan(Scores scores) {
    return SweepPlan.lacking(tasks, scores);
  }

  private void work(Queue<Task> queue, BlockingQueue<Report> reports) {
    Throwable failure = null;
    try (CellScorer scorer = scorers.get()) {
      for (Task t = queue.poll(); t != null && !stopped; t = queue.poll()) {
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
