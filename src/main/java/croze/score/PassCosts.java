package croze.score;

import croze.net.Counts;
import croze.net.Form;
import croze.net.Program;
import croze.proxy.api.Proxy;
import croze.space.Architecture;
import croze.sweep.task.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The cost of a plan's passes, measured on two of its architectures; see {@link Cost#measured}. */
final class PassCosts {
  /** So few are scored before an estimate has paid. */
  static final int LEAST = 100;

  private PassCosts() {}

  /** An architecture and the multiply-accumulates of its network for one image. */
  record Sized(Architecture architecture, long macs) {
    static Sized of(Architecture architecture, Setting setting) {
      Program program = architecture.program(Form.WITHOUT_BN, setting.macro());
      return new Sized(architecture, Counts.of(program).macs());
    }
  }

  /** Seconds of one core for all that is to be scored. */
  static double coreSeconds(List<Task.Work> plan, Scorer.Source source) {
    Map<List<Proxy>, List<Sized>> byProxies = new LinkedHashMap<>();
    for (Task.Work work : plan) {
      byProxies
          .computeIfAbsent(withPasses(work, source.proxies()), p -> new ArrayList<>())
          .add(Sized.of(work.architecture(), source.setting()));
    }
    byProxies.remove(List.<Proxy>of());
    double seconds = 0;
    try (Scorer scorer = source.open()) {
      for (Map.Entry<List<Proxy>, List<Sized>> group : byProxies.entrySet()) {
        Cost cost = Cost.measured(scorer, group.getValue(), group.getKey());
        seconds += group.getValue().stream().mapToDouble(a -> cost.seconds(a.macs())).sum();
      }
    }
    return seconds;
  }

  /** Whether so much is to be done that an estimate pays. */
  static boolean pay(List<Task.Work> plan, List<Proxy> proxies) {
    return plan.stream().filter(w -> !withPasses(w, proxies).isEmpty()).limit(LEAST).count()
        == LEAST;
  }

  private static List<Proxy> withPasses(Task.Work work, List<Proxy> proxies) {
    Set<String> names = Set.copyOf(work.columns());
    return proxies.stream()
        .filter(p -> names.contains(p.name()) && p.runsNetwork())
        .collect(Collectors.toUnmodifiableList());
  }
}
