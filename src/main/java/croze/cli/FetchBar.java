package croze.cli;

import croze.data.FetchProgress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A progress bar on stderr for each large file, one after the other. */
final class FetchBar implements FetchProgress, AutoCloseable {
  private static final long LARGE = 5L << 20;
  private static final long MEBIBYTE = 1L << 20;

  private String name = "";
  private ProgressBar bar;

  @Override
  public void update(String current, long done, long total) {
    if (!current.equals(name)) {
      close();
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
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
    name = "";
  }
}
