package croze.console;

import croze.space.Architecture;
import croze.sweep.Progress;
import croze.sweep.plan.DurationEstimate;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** A line every half minute, for logs and pipes. */
final class PlainProgress implements Progress {
  private static final long INTERVAL_NANOS = Duration.ofSeconds(30).toNanos();

  private final String task;
  private final PrintWriter out;
  private final LongSupplier nanoTime;
  private final Map<Architecture, Running> running = new LinkedHashMap<>();
  private int total;
  private int done;

  /** Architectures, and parts of them, that this run has done. */
  private double own;

  private long start;
  private long lastLine;

  /**
   * An architecture that takes long: the share that was done when it was first heard of, and is.
   */
  private record Running(double first, double share, String text) {}

  PlainProgress(String task, PrintWriter out, LongSupplier nanoTime) {
    this.task = task;
    this.out = out;
    this.nanoTime = nanoTime;
  }

  @Override
  public void estimated(Supplier<DurationEstimate> estimate) {
    line(task + ": timing the first two architectures");
    line(task + ": " + estimate.get());
  }

  @Override
  public void started(int done, int total) {
    this.done = done;
    this.total = total;
    start = nanoTime.getAsLong();
    lastLine = start;
    if (done < total) {
      line("%s: %d of %d architectures to score".formatted(task, total - done, total));
    }
  }

  @Override
  public void scored(Architecture architecture, int done) {
    Running ended = running.remove(architecture);
    own += ended == null ? 1 : 1 - ended.first;
    this.done = done;
    lineIfDue();
  }

  @Override
  public void reached(Architecture architecture, double share, String text) {
    Running before = running.get(architecture);
    running.put(architecture, new Running(before == null ? share : before.first, share, text));
    lineIfDue();
  }

  private void lineIfDue() {
    long now = nanoTime.getAsLong();
    if (now - lastLine < INTERVAL_NANOS) {
      return;
    }
    lastLine = now;
    double part = running.values().stream().mapToDouble(Running::share).sum();
    double ownPart = running.values().stream().mapToDouble(r -> r.share - r.first).sum();
    double rate = (own + ownPart) / ((now - start) / 1e9);
    StringBuilder text = new StringBuilder("%s: %d of %d".formatted(task, done, total));
    if (rate > 0) {
      long left = Math.round((total - done - part) / rate);
      text.append(
          String.format(
              Locale.ROOT,
              ", %.2g a second, %d:%02d:%02d left",
              rate,
              left / 3600,
              left / 60 % 60,
              left % 60));
    }
    running.values().forEach(r -> text.append("; ").append(r.text));
    line(text.toString());
  }

  @Override
  public void ended() {}

  private void line(String text) {
    out.println("croze: " + text);
    out.flush();
  }
}
