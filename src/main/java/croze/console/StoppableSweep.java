package croze.console;

import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.sweep.Progress;
import croze.sweep.SweepJob;
import croze.sweep.task.Scores;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * A sweep that a person watches: progress on stderr, and on Ctrl-C an orderly end. The JVM then
 * exits with 130 (of a SIGTERM, 143).
 */
final class StoppableSweep {
  private static final int PATIENCE_SECONDS = 30;

  private final SweepJob job;
  private final DataFolder folder;
  private final Console console;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicBoolean done = new AtomicBoolean();

  private StoppableSweep(SweepJob job, DataFolder folder, Console console) {
    this.job = job;
    this.folder = folder;
    this.console = console;
  }

  /**
   * @param isAll told all scores; whether nothing else is to be done
   * @return all its scores; does not return if it was stopped
   */
  static Scores run(SweepJob job, DataFolder folder, Console console, Predicate<Scores> isAll) {
    return new StoppableSweep(job, folder, console).run(isAll);
  }

  private Scores run(Predicate<Scores> isAll) {
    String task = String.valueOf(job.setting().fields().get("dataset"));
    Progress progress =
        Terminal.watchesErr()
            ? new TerminalProgress(task, console.err())
            : new PlainProgress(task, console.err(), System::nanoTime);
    Thread onSignal = new Thread(this::stop, "on-signal");
    Runtime.getRuntime().addShutdownHook(onSignal);
    try {
      Optional<Scores> scores = job.run(folder, progress);
      scores.ifPresent(all -> done.set(isAll.test(all)));
      return scores.orElseGet(this::waitForExit);
    } finally {
      ended.countDown();
      removeHook(onSignal);
    }
  }

  private void stop() {
    if (Terminal.watchesErr()) {
      console.err().println(); // leaves the bar's line
    }
    console.say("stopping: architectures in flight are scored, or go on from their checkpoints");
    job.stop();
    try {
      ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (done.get()) {
      console.say("all was scored");
      Runtime.getRuntime().halt(0);
    }
    console.say(
        "stopped; the scores so far are in %s%s, and the same command goes on from there"
            .formatted(job.files().log(), exported()));
  }

  /** Written here: the sweep may be in the middle of an architecture that takes minutes. */
  private String exported() {
    try {
      return " and " + job.export(folder);
    } catch (InvalidInputException e) {
      return "";
    }
  }

  /** The sweep was stopped by a signal: the JVM ends as soon as its hook has. */
  private Scores waitForExit() {
    ended.countDown();
    while (true) {
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        // nothing but the exit ends this
      }
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // it runs already
    }
  }
}
