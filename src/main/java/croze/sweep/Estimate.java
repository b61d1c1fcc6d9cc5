package croze.sweep;

import croze.net.Counts;
import croze.net.Form;
import croze.net.Program;
import croze.proxy.Proxy;
import croze.sweep.SweepPlan.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How long a sweep is going to take on a machine that does nothing else.
 *
 * @param architectures to be scored
 * @param coreSeconds of one core, for all of them
 * @param workers that share the work
 * @param processors of the machine
 */
public record Estimate(int architectures, double coreSeconds, int workers, int processors) {
  /** So few are scored before an estimate has paid. */
  static final int LEAST = 100;

  /**
   * An architecture and the multiply-accumulates of its network for one image.
   *
   * @param index in the space
   */
  record Sized(int index, long macs) {
    static Sized of(int index, Setting setting) {
      Program program = setting.space().at(index).program(Form.WITHOUT_BN, setting.macro());
      return new Sized(index, Counts.of(program).macs());
    }
  }

  /** Measures the cost of what is to be scored; see {@link Cost#measured}. */
  static Estimate of(List<Task> plan, int workers, Scorer.Source source) {
    Map<List<Proxy>, List<Sized>> byProxies = new LinkedHashMap<>();
    for (Task task : plan) {
      byProxies
          .computeIfAbsent(withPasses(task), p -> new ArrayList<>())
          .add(Sized.of(task.index(), source.setting()));
    }
    byProxies.remove(List.<Proxy>of());
    double seconds = 0;
    try (CellScorer scorer = source.open()) {
      for (Map.Entry<List<Proxy>, List<Sized>> group : byProxies.entrySet()) {
        Cost cost = Cost.measured(scorer, group.getValue(), group.getKey());
        seconds += group.getValue().stream().mapToDouble(a -> cost.seconds(a.macs())).sum();
      }
    }
    return new Estimate(plan.size(), seconds, workers, Runtime.getRuntime().availableProcessors());
  }

  /** Whether so much is to be done that an estimate pays. */
  static boolean pays(List<Task> plan) {
    return plan.stream().filter(t -> !withPasses(t).isEmpty()).limit(LEAST).count() == LEAST;
  }

  private static List<Proxy> withPasses(Task task) {
    return task.proxies().stream()
        .filter(p -> !p.needs().isEmpty())
        .collect(Collectors.toUnmodifiableList());
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
