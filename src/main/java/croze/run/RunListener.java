package croze.run;

import croze.data.DataFolder;
import croze.sweep.Progress;
import croze.sweep.Scores;
import croze.sweep.SweepJob;

/**
 * A listener of the application. It is told remarks, and runs the sweeps, so that it can show how
 * they go and stop them.
 */
@FunctionalInterface
public interface RunListener {

  /** Shows nothing. */
  RunListener SILENT = text -> {};

  /** A remark for the user, one line. */
  void say(String text);

  /**
   * Runs a sweep; by default without showing anything.
   *
   * @return all its scores
   * @throws IllegalStateException if it was stopped
   * @throws croze.InvalidInputException if an input is missing or broken
   */
  default Scores sweep(SweepJob job, DataFolder folder) {
    return job.run(folder, Progress.SILENT)
        .orElseThrow(() -> new IllegalStateException("the sweep was stopped"));
  }
}
