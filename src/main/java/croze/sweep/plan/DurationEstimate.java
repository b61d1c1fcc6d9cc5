package croze.sweep.plan;

import java.time.Duration;
import java.util.Locale;

/**
 * How long a sweep is going to take on a machine that does nothing else.
 *
 * @param architectures to be scored
 * @param coreSeconds of one core, for all of them
 * @param workers that share the work
 * @param processors of the machine
 */
public record DurationEstimate(int architectures, double coreSeconds, int workers, int processors) {
  public static DurationEstimate of(int architectures, double coreSeconds, int workers) {
    return new DurationEstimate(
        architectures, coreSeconds, workers, Runtime.getRuntime().availableProcessors());
  }

  /** Wall time if the processors are free; more workers than processors gain nothing. */
  public Duration duration() {
    int atOnce = Math.min(Math.min(workers, processors), architectures);
    return Duration.ofMillis(Math.round(1000 * coreSeconds / Math.max(1, atOnce)));
  }

  /** "about 25 minutes with 2 workers if the processors are free (15625 architectures, ...)". */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "about %s with %s if the processors are free (estimated from two of them timed here: %d"
            + " architectures at %.3g s of one core)",
        text(duration()),
        workers == 1 ? "1 worker" : workers + " workers",
        architectures,
        coreSeconds / architectures);
  }

  private static String text(Duration time) {
    long seconds = Math.round(time.toMillis() / 1000.0);
    if (seconds < 100) {
      return Math.max(1, seconds) + " seconds";
    } else if (seconds < 100 * 60) {
      return Math.round(seconds / 60.0) + " minutes";
    }
    return String.format(Locale.ROOT, "%.1f hours", seconds / 3600.0);
  }
}
