package croze.console;

import croze.space.Architecture;
import croze.sweep.Progress;
import croze.sweep.plan.DurationEstimate;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on stderr with rate and time left. */
final class TerminalProgress implements Progress {
  private static final int REDRAW_MILLIS = 500;

  /** The bar's steps an architecture. */
  private static final int PARTS = 1000;

  private final String task;
  private final PrintWriter out;
  private final Map<Architecture, Running> running = new LinkedHashMap<>();
  private int done;
  private ProgressBar bar;

  /** An architecture that takes long. */
  private record Running(double share, String text) {}

  TerminalProgress(String task, PrintWriter out) {
    this.task = task;
    this.out = out;
  }

  @Override
  public void estimated(Supplier<DurationEstimate> estimate) {
    say("timing the first two architectures");
    say(estimate.get().toString());
  }

  private void say(String text) {
    out.println(task + ": " + text);
    out.flush();
  }

  @Override
  public void started(int done, int total) {
    this.done = done;
    bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax((long) total * PARTS)
            .startsFrom((long) done * PARTS, java.time.Duration.ZERO)
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .setStyle(ProgressBarStyle.ASCII)
            .setUnit(" archs", PARTS)
            .showSpeed()
            .build();
  }

  @Override
  public void scored(Architecture architecture, int done) {
    running.remove(architecture);
    this.done = done;
    show();
  }

  @Override
  public void reached(Architecture architecture, double share, String text) {
    running.put(architecture, new Running(share, text));
    show();
  }

  private void show() {
    double part = running.values().stream().mapToDouble(Running::share).sum();
    bar.stepTo(Math.round((done + part) * PARTS));
    bar.setExtraMessage(
        running.values().stream().map(Running::text).collect(Collectors.joining("; ", " ", "")));
  }

  @Override
  public void ended() {
    bar.close();
  }
}
