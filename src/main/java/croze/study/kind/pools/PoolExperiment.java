package croze.study.kind.pools;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import croze.image.Dataset;
import croze.study.experiment.Experiment;
import croze.study.experiment.FileCheck;
import croze.study.experiment.MetricColumn;
import croze.study.experiment.Remark;
import croze.study.experiment.RowSpec;
import croze.study.paper.PaperTable;
import croze.study.result.ResultTable.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** Study of what a score chooses from random pools of architectures. */
public record PoolExperiment(
    String name,
    String title,
    String accuracies,
    PaperTable paper,
    Defaults defaults,
    Map<String, String> setting,
    LinkedHashMap<String, MetricColumn> metrics,
    LinkedHashMap<Dataset, List<String>> datasets,
    String heading,
    @JsonProperty(required = true)
        @JsonPropertyDescription("The random pools that are chosen from.")
        Pools pools,
    List<PoolRow> rows,
    List<Remark> notes)
    implements Experiment {
  public PoolExperiment {
    setting = Objects.requireNonNullElse(setting, Map.of());
    notes = Objects.requireNonNullElse(notes, List.of());
  }

  @Override
  public Unit unit() {
    return Unit.PERCENT;
  }

  @Override
  public Experiment withRows(Predicate<RowSpec> which) {
    List<PoolRow> kept = rows.stream().filter(which).toList();
    return new PoolExperiment(
        name,
        title,
        accuracies,
        paper,
        defaults,
        setting,
        metrics,
        datasets,
        heading,
        pools,
        kept,
        notes);
  }

  /** A pool's cell is the mean of a column, and avg is none: that is a column with a mean. */
  @Override
  public boolean takesAverage() {
    return false;
  }

  @Override
  public Map<String, Object> draws() {
    return Map.of("pools", pools);
  }

  @Override
  public void check(FileCheck file) {
    file.known("pools.metric", pools.metric(), metrics.keySet());
    file.draws("pools.draws", pools.draws());
    if (pools.take() < 1 || pools.size() < pools.take()) {
      throw file.wrong("pools.take", pools.take(), "1 to the size of a pool");
    }
  }
}
