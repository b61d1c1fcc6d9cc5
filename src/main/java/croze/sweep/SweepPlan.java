package croze.sweep;

import croze.proxy.Proxies;
import croze.proxy.Proxy;
import croze.space.SearchSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Which architectures are scored by which proxies. With {@link Setting#dedup}, a proxy that cannot
 * tell equal networks apart scores only the representative of each class.
 */
record SweepPlan(Setting setting) {

  /** An architecture and the proxies that score it. */
  record Task(int index, List<Proxy> proxies) {}

  /** The index of the architecture whose draws give this one its score. */
  private int scored(int index, Proxy proxy) {
    SearchSpace space = setting.space();
    return setting.dedup() && !proxy.seesDeadLayers() && !proxy.needs().isEmpty()
        ? space.index(space.representative(space.at(index))).orElseThrow()
        : index;
  }

  /** Every architecture once, in the order in which the first that needs it comes. */
  List<Task> of(List<Integer> indices, List<Proxy> proxies) {
    Map<Integer, List<Proxy>> tasks = new LinkedHashMap<>();
    for (int index : indices) {
      for (Proxy proxy : proxies) {
        List<Proxy> by = tasks.computeIfAbsent(scored(index, proxy), i -> new ArrayList<>());
        if (!by.contains(proxy)) {
          by.add(proxy);
        }
      }
    }
    return tasks.entrySet().stream().map(t -> new Task(t.getKey(), t.getValue())).toList();
  }

  /** What these scores lack of the tasks. */
  static List<Task> lacking(List<Task> tasks, Scores scores) {
    return tasks.stream()
        .map(
            task ->
                new Task(
                    task.index(),
                    task.proxies().stream()
                        .filter(p -> scores.get(task.index(), p.name()).isEmpty())
                        .toList()))
        .filter(task -> !task.proxies().isEmpty())
        .toList();
  }

  /**
   * All scores that follow from those computed: each class gets its representative's.
   *
   * @param computed is not changed
   */
  Scores expand(Scores computed) {
    if (!setting.dedup()) {
      return computed;
    }
    Scores all = new Scores();
    for (String name : computed.proxies(List.of())) {
      Proxy proxy = Proxies.named(name);
      for (int index = 0; index < setting.space().size().orElseThrow(); index++) {
        OptionalDouble score = computed.get(scored(index, proxy), name);
        if (score.isPresent()) {
          all.add(index, name, score.getAsDouble());
        }
      }
    }
    return all;
  }
}
