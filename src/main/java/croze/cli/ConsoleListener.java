package croze.cli;

import croze.data.DataFolder;
import croze.run.RunListener;
import croze.sweep.Scores;
import croze.sweep.SweepJob;
import java.io.PrintWriter;

/**
 * A person at a console: remarks and progress on stderr, and Ctrl-C stops a sweep in good order.
 */
record ConsoleListener(PrintWriter err) implements RunListener {

  @Override
  public void say(String text) {
    err.println("croze: " + text);
    err.flush();
  }

  @Override
  public Scores sweep(SweepJob job, DataFolder folder) {
    return SweepConsole.run(job, folder, err);
  }
}
