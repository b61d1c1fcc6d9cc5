package croze.run;

import croze.data.DataFolder;
import croze.sweep.Progress;
import croze.sweep.SweepJob;
import croze.sweep.task.Scores;

/**
 * A listener of the application. It is told remarks and results, and runs the sweeps, so that it
 * can show how they go and stop them.
 */
@FunctionalInterface
public interface RunListener {

  /** Shows nothing. */
  RunListener SILENT = text -> {};

  /** A remark for the user, one line. */
  void say(String text);

  /** How far something has come, one line; by default shown nowhere. */
  default void progress(String line) {}

  /** A result as text, with its line ends; by default shown nowhere. */
  default void show(String text) {}

  /** A result of one line, such as the name of a file that was written. */
  default void print(Object line) {
    show(line + System.lineSeparator());
  }

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

  /**
   * Runs a sweep that is all that was asked for, and prints the names of its files.
   *
   * @throws IllegalStateException if it was stopped
   * @throws croze.InvalidInputException if an input is missing or broken
   */
  default void complete(SweepJob job, DataFolder folder) {
    sweep(job, folder);
    job.exports().forEach(this::print);
  }
}
