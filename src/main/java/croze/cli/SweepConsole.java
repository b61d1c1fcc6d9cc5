package croze.cli;

import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.sweep.Progress;
import croze.sweep.Scores;
import croze.sweep.SweepJob;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * Runs a sweep for a person: progress on stderr, and on Ctrl-C an orderly end. The JVM then exits
 * with 130 (of a SIGTERM, 143).
 */
final class SweepConsole {
  private static final int PATIENCE_SECONDS = 30;

  private SweepConsole() {}

  /**
   * Runs a sweep that is one part of a command.
   *
   * @return all its scores; does not return if it was stopped
   */
  static Scores run(SweepJob job, DataFolder folder, PrintWriter err) {
    return run(job, folder, err, scores -> false);
  }

  /**
   * Runs a sweep that is all of a command, and prints the files that have the scores. A signal that
   * comes when all is scored changes nothing: the JVM exits with 0.
   */
  static void sweep(SweepJob job, DataFolder folder, PrintWriter out, PrintWriter err) {
    run(
        job,
        folder,
        err,
        scores -> {
          job.exports().forEach(out::println);
          out.flush();
          return true;
        });
  }

  private static Scores run(
      SweepJob job, DataFolder folder, PrintWriter err, Predicate<Scores> isAll) {
    String task = String.valueOf(job.setting().fields().get("dataset"));
    Progress progress =
        Terminal.watchesErr()
            ? new TerminalProgress(task, err)
            : new PlainProgress(task, err, System::nanoTime);
    CountDownLatch ended = new CountDownLatch(1);
    AtomicBoolean done = new AtomicBoolean();
    Thread onSignal = new Thread(() -> stop(job, folder, ended, done, err), "on-signal");
    Runtime.getRuntime().addShutdownHook(onSignal);
    try {
      Optional<Scores> scores = job.run(folder, progress);
      scores.ifPresent(all -> done.set(isAll.test(all)));
      return scores.orElseGet(() -> waitForExit(ended));
    } finally {
      ended.countDown();
      removeHook(onSignal);
    }
  }

  private static void stop(
      SweepJob job, DataFolder folder, CountDownLatch ended, AtomicBoolean done, PrintWriter err) {
    if (Terminal.watchesErr()) {
      err.println(); // leaves the bar's line
    }
    err.println(
        "croze: stopping: architectures in flight are scored, or go on from their checkpoints");
    err.flush();
    job.stop();
    try {
      ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (done.get()) {
      err.println("croze: all was scored");
      err.flush();
      Runtime.getRuntime().halt(0);
    }
    err.println(
        "croze: stopped; the scores so far are in %s%s, and the same command goes on from there"
            .formatted(job.files().log(), exported(job, folder)));
    err.flush();
  }

  /** Written here: the sweep may be in the middle of an architecture that takes minutes. */
  private static String exported(SweepJob job, DataFolder folder) {
    try {
      return " and " + job.export(folder);
    } catch (InvalidInputException e) {
      return "";
    }
  }

  /** The sweep was stopped by a signal: the JVM ends as soon as its hook has. */
  private static Scores waitForExit(CountDownLatch ended) {
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
