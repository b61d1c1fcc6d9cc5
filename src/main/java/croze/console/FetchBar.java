package croze.console;

import croze.data.fetch.FetchProgress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A progress bar on stderr for each large file, one after the other. */
public final class FetchBar implements FetchProgress {
  private static final long LARGE = 5L << 20;
  private static final long MEBIBYTE = 1L << 20;

  private String name = "";
  private ProgressBar bar;

  @Override
  public void update(String current, long done, long total) {
    if (!current.equals(name)) {
      ended();
      name = current;
      if (total >= LARGE && Terminal.watchesErr()) {
        bar =
            new ProgressBarBuilder()
                .setTaskName(current)
                .setInitialMax(total)
                .setUnit(" MiB", MEBIBYTE)
                .build();
      }
    }
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  /** Ends the bar that is shown, if one is. */
  @Override
  public void ended() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
    name = "";
  }
}
