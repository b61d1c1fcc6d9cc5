package croze.sweep;

import croze.InvalidInputException;
import croze.LostException;
import croze.space.Architecture;
import croze.space.SearchSpace;
import croze.sweep.log.ScoreLine;
import croze.sweep.log.ScoreLog;
import croze.sweep.plan.SweepPlan;
import croze.sweep.task.Scores;
import croze.sweep.task.Task.Work;
import croze.sweep.task.Task.Worker;
import croze.sweep.task.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a task over many architectures: the plan is what the log lacks, workers take architectures
 * from it, each with an engine of its own, or a {@link Crew} does, and the thread that called
 * {@link #run} alone writes the log.
 */
public final class Sweep {
  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

  /** So many one after the other are no accident. */
  private static final int MOST_LOST_IN_A_ROW = 3;

  private final List<Work> all;
  private final int workers;
  private final Function<Watch, Worker> workerOpener;
  private final Crew crew;
  private final AtomicInteger lostInRow = new AtomicInteger();
  private volatile boolean stopped;

  /**
   * @param all in the order in which to take them
   * @param workerOpener opens a worker, in the worker's thread
   */
  public Sweep(List<Work> all, int workers, Function<Watch, Worker> workerOpener) {
    this.all = List.copyOf(all);
    this.workers = workers;
    this.workerOpener = workerOpener;
    this.crew = null;
  }

  /**
   * @param all in the order in which to take them
   * @param crew that computes them elsewhere
   */
  public Sweep(List<Work> all, Crew crew) {
    this.all = List.copyOf(all);
    this.workers = 1;
    this.workerOpener = null;
    this.crew = crew;
  }

  /** What a worker reports. */
  private sealed interface Report {}

  private record Scored(ScoreLine line) implements Report {}

  private record Reached(Architecture architecture, double share, String text) implements Report {}

  /** An architecture that is left out. */
  private record Lost(Architecture architecture, LostException why) implements Report {}

  /**
   * @param failure that ended it; null for none
   */
  private record Ended(Throwable failure) implements Report {}

  /**
   * Asks {@link #run} to return once the architectures in flight are scored, or left by workers
   * that take long. Thread safe.
   */
  public void stop() {
    stopped = true;
  }

  /**
   * Runs until all is scored, or {@link #stop} is called, or a worker fails. An architecture whose
   * work is lost is left out, until several are in a row.
   *
   * @return whether all is scored
   * @throws InvalidInputException if a worker found input that a user can correct
   * @throws LostException naming the architectures that were left out; all others are in the log
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
      Thread worker =
          new Thread(
              crew == null
                  ? () -> work(queue, reports)
                  : () -> delegate(plan, log.scores().space(), reports),
              "worker-" + w);
      worker.setDaemon(true);
      worker.start();
    }
    Throwable failure = null;
    List<Lost> lost = new ArrayList<>();
    try {
      while (running > 0) {
        Report report = take(reports);
        if (report instanceof Scored scored) {
          log.append(scored.line());
          progress.scored(scored.line().architecture(), ++done);
        } else if (report instanceof Reached at) {
          progress.reached(at.architecture(), at.share(), at.text());
        } else if (report instanceof Lost one) {
          LOG.warn("architecture {} is left out: {}", one.architecture().id(), reason(one));
          lost.add(one);
        } else if (report instanceof Ended ended) {
          running--;
          failure = failure == null ? ended.failure() : failure;
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
    } else if (!lost.isEmpty()) {
      throw lostOf(lost);
    }
    return done == all.size();
  }

  private static LostException lostOf(List<Lost> lost) {
    Lost first = lost.get(0);
    return new LostException(
        "left out: %s (%s); the same command goes on from the log and tries again"
            .formatted(
                lost.stream().map(one -> one.architecture().id()).collect(Collectors.joining(", ")),
                reason(first)),
        first.why());
  }

  private static String reason(Lost lost) {
    return lost.why().getMessage();
  }

  /** What the log lacks of the all. */
  List<Work> plan(Scores scores) {
    return SweepPlan.lacking(all, scores);
  }

  private void work(Queue<Work> queue, BlockingQueue<Report> reports) {
    Throwable failure = null;
    try (Worker worker = workerOpener.apply(watch(reports))) {
      for (Work t = queue.poll(); t != null && !stopped; t = queue.poll()) {
        reports.add(outcome(worker, t));
      }
    } catch (CancellationException e) {
      failure = stopped ? null : e;
      stopped = true;
    } catch (Throwable e) {
      stopped = true;
      failure = e;
    }
    reports.add(new Ended(failure));
  }

  private void delegate(List<Work> plan, SearchSpace space, BlockingQueue<Report> reports) {
    Throwable failure = null;
    try {
      crew.compute(
          plan, line -> reports.add(new Scored(ScoreLine.read(line, space))), () -> stopped);
    } catch (Throwable e) {
      failure = stopped ? null : e;
      stopped = true;
    }
    reports.add(new Ended(failure));
  }

  private Report outcome(Worker worker, Work work) {
    long start = worker.nanos();
    try {
      Map<String, Double> scores = values(worker, work);
      long milliseconds = (worker.nanos() - start) / 1_000_000;
      lostInRow.set(0);
      return new Scored(new ScoreLine(work.architecture(), milliseconds, scores));
    } catch (LostException e) {
      stopped = lostInRow.incrementAndGet() >= MOST_LOST_IN_A_ROW || stopped;
      return new Lost(work.architecture(), e);
    }
  }

  private Watch watch(BlockingQueue<Report> reports) {
    return new Watch() {
      @Override
      public void reached(Architecture architecture, double share, String text) {
        reports.add(new Reached(architecture, share, text));
      }

      @Override
      public boolean stopped() {
        return stopped;
      }
    };
  }

  private static Map<String, Double> values(Worker worker, Work work) {
    try {
      return worker.values(work);
    } catch (InvalidInputException | CancellationException | LostException e) {
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
