package croze.cli;

import croze.data.DataFolder;
import croze.sweep.Progress;
import croze.sweep.Scores;
import croze.sweep.SweepJob;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs a sweep for a person: progress on stderr, and on Ctrl-C an orderly end. The JVM then exits
 * with 130 (of a SIGTERM, 143).
 */
final class SweepConsole {
  private static final int PATIENCE_SECONDS = 30;

  private SweepConsole() {}

  static Scores run(SweepJob job, DataFolder folder, PrintWriter err) {
    String task = job.setting().dataset().id();
    Progress progress =
        System.console() == null
            ? new PlainProgress(task, err, System::nanoTime)
            : new TerminalProgress(task, err);
    CountDownLatch ended = new CountDownLatch(1);
    Thread onSignal = new Thread(() -> stop(job, ended, err), "on-signal");
    Runtime.getRuntime().addShutdownHook(onSignal);
    try {
      return job.run(folder, progress).orElseGet(() -> waitForExit(ended));
    } finally {
      ended.countDown();
      removeHook(onSignal);
    }
  }

  private static void stop(SweepJob job, CountDownLatch ended, PrintWriter err) {
    if (System.console() != null) {
      err.println(); // leaves the bar's line
    }
    err.println("croze: stopping when the architectures in flight are scored");
    err.flush();
    job.stop();
    try {
      ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    err.println(
        "croze: stopped; the scores so far are in %s, and the same command goes on from there"
            .formatted(job.log()));
    err.flush();
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
