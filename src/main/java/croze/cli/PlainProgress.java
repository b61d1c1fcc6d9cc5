package croze.cli;

import croze.sweep.Estimate;
import croze.sweep.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** A line every half minute, for logs and pipes. */
final class PlainProgress implements Progress {
  private static final long INTERVAL_NANOS = Duration.ofSeconds(30).toNanos();

  private final String task;
  private final PrintWriter out;
  private final LongSupplier nanoTime;
  private int before;
  private int total;
  private long start;
  private long lastLine;

  PlainProgress(String task, PrintWriter out, LongSupplier nanoTime) {
    this.task = task;
    this.out = out;
    this.nanoTime = nanoTime;
  }

  @Override
  public void estimated(Supplier<Estimate> estimate) {
    line(task + ": " + estimate.get());
  }

  @Override
  public void started(int done, int total) {
    before = done;
    this.total = total;
    start = nanoTime.getAsLong();
    lastLine = start;
    if (done < total) {
      line("%s: %d of %d architectures to score".formatted(task, total - done, total));
    }
  }

  @Override
  public void scored(int done) {
    long now = nanoTime.getAsLong();
    if (now - lastLine >= INTERVAL_NANOS) {
      lastLine = now;
      double rate = (done - before) / ((now - start) / 1e9);
      long left = Math.round((total - done) / rate);
      line(
          String.format(
              Locale.ROOT,
              "%s: %d of %d, %.2f a second, %d:%02d:%02d left",
              task,
              done,
              total,
              rate,
              left / 3600,
              left / 60 % 60,
              left % 60));
    }
  }

  @Override
  public void ended() {}

  private void line(String text) {
    out.println("croze: " + text);
    out.flush();
  }
}
