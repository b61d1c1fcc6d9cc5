package croze.cli;

import croze.sweep.Estimate;
import croze.sweep.Progress;
import java.io.PrintWriter;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on stderr with rate and time left. */
final class TerminalProgress implements Progress {
  private static final int REDRAW_MILLIS = 500;

  private final String task;
  private final PrintWriter out;
  private ProgressBar bar;

  TerminalProgress(String task, PrintWriter out) {
    this.task = task;
    this.out = out;
  }

  @Override
  public void estimated(Supplier<Estimate> estimate) {
    out.println(task + ": " + estimate.get());
    out.flush();
  }

  @Override
  public void started(int done, int total) {
    bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .startsFrom(done, java.time.Duration.ZERO)
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .setStyle(ProgressBarStyle.ASCII)
            .setUnit(" archs", 1)
            .showSpeed()
            .build();
  }

  @Override
  public void scored(int done) {
    bar.stepTo(done);
  }

  @Override
  public void ended() {
    bar.close();
  }
}
