package croze.sweep;

import croze.InvalidInputException;
import croze.sweep.Task.Work;
import croze.sweep.Task.Worker;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/**
 * Runs a task over many architectures: the plan is what the log lacks, workers take architectures
 * from it, each with an engine of its own, and the thread that called {@link #run} alone writes the
 * log.
 */
final class Sweep {
  private final List<Work> all;
  private final int workers;
  private final Supplier<Worker> workerOpener;
  private volatile boolean stopped;

  /**
   * @param all in the order in which to take them
   * @param workerOpener opens a worker, in the worker's thread
   */
  Sweep(List<Work> all, int workers, Supplier<Worker> workerOpener) {
    this.all = List.copyOf(all);
    this.workers = workers;
    this.workerOpener = workerOpener;
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
    List<Work> plan = plan(log.scores());
    int done = all.size() - plan.size();
    progress.started(done, all.size());
    Queue<Work> queue = new ConcurrentLinkedQueue<>(plan);
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
    return done == all.size();
  }

  /** What the log lacks of the all. */
  List<Work> plan(Scores scores) {
    return SweepPlan.lacking(all, scores);
  }

  private void work(Queue<Work> queue, BlockingQueue<Report> reports) {
    Throwable failure = null;
    try (Worker worker = workerOpener.get()) {
      for (Work t = queue.poll(); t != null && !stopped; t = queue.poll()) {
        long start = System.nanoTime();
        Map<String, Double> scores = values(worker, t);
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        reports.add(new Report(new ScoreLine(t.architecture(), milliseconds, scores), null));
      }
    } catch (Throwable e) {
      stopped = true;
      failure = e;
    }
    reports.add(new Report(null, failure));
  }

  private static Map<String, Double> values(Worker worker, Work work) {
    try {
      return worker.values(work);
    } catch (InvalidInputException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "architecture %s: %s".formatted(work.architecture().id(), e), e);
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
