package croze.console;

import croze.data.DataFolder;
import croze.run.RunListener;
import croze.sweep.SweepJob;
import croze.sweep.task.Scores;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * A person at a console: results on stdout, remarks and progress on stderr, and Ctrl-C stops a
 * sweep in good order.
 */
public record Console(PrintWriter out, PrintWriter err) implements RunListener {

  /** The console of this process. Formulas and drawings are no ASCII, whatever the locale. */
  public static Console ofProcess() {
    return new Console(utf8(System.out), utf8(System.err));
  }

  private static PrintWriter utf8(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  @Override
  public void show(String text) {
    out.print(text);
    out.flush();
  }

  @Override
  public void say(String text) {
    progress("croze: " + text);
  }

  @Override
  public void progress(String line) {
    err.println(line);
    err.flush();
  }

  @Override
  public Scores sweep(SweepJob job, DataFolder folder) {
    return StoppableSweep.run(job, folder, this, scores -> false);
  }

  /** {@inheritDoc} A signal that comes when all is scored changes nothing: the JVM exits with 0. */
  @Override
  public void complete(SweepJob job, DataFolder folder) {
    StoppableSweep.run(
        job,
        folder,
        this,
        scores -> {
          job.exports().forEach(this::print);
          return true;
        });
  }
}
