package croze.sweep.merge;

import croze.InvalidInputException;
import croze.sweep.log.RunRecord;
import croze.sweep.plan.Shard;
import croze.sweep.plan.SweepPlan;
import croze.sweep.task.Scores;
import croze.sweep.task.Selection;
import croze.sweep.task.Task.Work;
import croze.sweep.task.TaskSetting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What runs of a sweep were asked for, as their records say.
 *
 * @param text the architectures, as the user wrote them
 * @param digest of these architectures; empty if the record is older than this field
 * @param columns names of the values; empty for all of the setting
 * @param shards parts that it was split into
 */
record Asked(String text, String digest, List<String> columns, int shards) {
  private static final int SHOWN = 5;

  static Asked of(Map<String, String> run) {
    String proxies = run.getOrDefault("proxies", "");
    return new Asked(
        run.getOrDefault(RunRecord.ARCHITECTURES, ""),
        run.getOrDefault(RunRecord.SELECTION, ""),
        proxies.isEmpty() ? List.of() : List.of(proxies.split(",")),
        Shard.parse(run.getOrDefault(RunRecord.SHARD, Shard.WHOLE.toString())).count());
  }

  /**
   * The architectures, found by their text and known by their digest.
   *
   * @param file whose run asked for them
   * @throws InvalidInputException if the text leads to others, such as a list that is not here
   */
  Selection selection(Path file, TaskSetting setting) {
    Optional<Selection> found;
    try {
      found = Optional.of(Selection.parse(setting.space(), text));
    } catch (InvalidInputException e) {
      found = Optional.empty();
    }
    return found
        .filter(selection -> selection.digest().equals(digest))
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "%s was asked for architectures \"%s\", and which these are is not known here; name them with --archs"
                        .formatted(file, text)));
  }

  /**
   * @return a line that names what is missing; empty if nothing is
   */
  Optional<String> gap(TaskSetting setting, Selection selection, List<Scores> there) {
    List<Work> plan =
        SweepPlan.of(
            setting, selection.architectures(), columns.isEmpty() ? setting.columns() : columns);
    List<Work> lacking = plan;
    for (Scores scores : there) {
      lacking = SweepPlan.lacking(lacking, scores);
    }
    if (lacking.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "%d of %d architectures lack values (%s%s)%s; run what lacks again and merge then, or ask for fewer with --archs"
            .formatted(
                lacking.size(),
                plan.size(),
                lacking.stream()
                    .limit(SHOWN)
                    .map(w -> named(setting, w))
                    .collect(Collectors.joining(", ")),
                lacking.size() > SHOWN ? ", ..." : "",
                parts(plan, lacking)));
  }

  private static String named(TaskSetting setting, Work work) {
    return "%s by %s%s"
        .formatted(
            Scores.name(setting.space(), work.architecture()),
            work.columns().get(0),
            work.columns().size() > 1 ? " and %d more".formatted(work.columns().size() - 1) : "");
  }

  /** Which parts of the sweep they belong to. */
  private String parts(List<Work> plan, List<Work> lacking) {
    if (shards == 1) {
      return "";
    }
    var architectures = lacking.stream().map(Work::architecture).collect(Collectors.toSet());
    return IntStream.rangeClosed(1, shards)
        .mapToObj(i -> new Shard(i, shards))
        .filter(s -> s.of(plan).stream().anyMatch(w -> architectures.contains(w.architecture())))
        .map(Shard::toString)
        .collect(Collectors.joining(", ", ", of shards ", ""));
  }
}
