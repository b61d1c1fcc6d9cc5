package croze.sweep.plan;

import croze.space.Architecture;
import croze.sweep.task.Scores;
import croze.sweep.task.Task.Work;
import croze.sweep.task.TaskSetting;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which architectures are computed for which values: those that stand for the ones that were asked
 * for ({@link TaskSetting#computed}).
 */
public final class SweepPlan {
  private SweepPlan() {}

  /** Every architecture once, in the order in which the first that needs it comes. */
  public static List<Work> of(
      TaskSetting setting, List<Architecture> architectures, List<String> columns) {
    if (!setting.sharesValues()) {
      List<String> all = List.copyOf(columns); // shared by all works
      return all.isEmpty()
          ? List.of()
          : architectures.stream().distinct().map(a -> new Work(a, all)).toList();
    }
    Map<Architecture, Set<String>> plan = new LinkedHashMap<>();
    for (Architecture architecture : architectures) {
      for (String column : columns) {
        plan.computeIfAbsent(setting.computed(architecture, column), a -> new LinkedHashSet<>())
            .add(column);
      }
    }
    return plan.entrySet().stream()
        .map(work -> new Work(work.getKey(), List.copyOf(work.getValue())))
        .toList();
  }

  /** What these scores lack of the plan. */
  public static List<Work> lacking(List<Work> plan, Scores scores) {
    return plan.stream()
        .map(work -> lacking(work, scores))
        .filter(work -> !work.columns().isEmpty())
        .toList();
  }

  private static Work lacking(Work work, Scores scores) {
    List<String> columns =
        work.columns().stream().filter(c -> scores.get(work.architecture(), c).isEmpty()).toList();
    return columns.size() == work.columns().size() ? work : new Work(work.architecture(), columns);
  }

  /**
   * All scores that follow from those computed: in a finite space each architecture gets those of
   * the one that stands for it.
   *
   * @param computed is not changed
   */
  public static Scores expand(TaskSetting setting, Scores computed) {
    OptionalInt size = setting.space().size();
    if (!setting.sharesValues() || size.isEmpty()) {
      return computed;
    }
    List<String> columns = computed.proxies(List.of());
    Scores all = new Scores(setting.space());
    all.addAll(computed);
    for (int index = 0; index < size.getAsInt(); index++) {
      Architecture architecture = setting.space().at(index);
      for (String column : columns) {
        OptionalDouble score = computed.get(setting.computed(architecture, column), column);
        if (score.isPresent()) {
          all.add(architecture, column, score.getAsDouble());
        }
      }
    }
    return all;
  }
}
