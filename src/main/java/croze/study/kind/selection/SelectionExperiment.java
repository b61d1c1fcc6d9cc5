package croze.study.kind.selection;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import croze.image.Dataset;
import croze.study.experiment.Experiment;
import croze.study.experiment.FileCheck;
import croze.study.experiment.MetricColumn;
import croze.study.experiment.PlainRow;
import croze.study.experiment.Remark;
import croze.study.experiment.RowSpec;
import croze.study.paper.PaperTable;
import croze.study.result.ResultTable.Unit;
import croze.study.result.Subset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** Study of the accuracy of the architectures that a score puts first. */
public record SelectionExperiment(
    String name,
    String title,
    String accuracies,
    PaperTable paper,
    Defaults defaults,
    Map<String, String> setting,
    LinkedHashMap<String, MetricColumn> metrics,
    LinkedHashMap<Dataset, List<String>> datasets,
    String heading,
    List<Subset> subsets,
    @JsonProperty(required = true)
        @JsonPropertyDescription(
            "What is shown of the architectures that a row scores highest: top3, their mean accuracy; best-of-top3; regret-of-top3, what the best of the space has more.")
        List<Top> statistics,
    List<PlainRow> rows,
    List<Remark> notes)
    implements Experiment {
  public SelectionExperiment {
    setting = Objects.requireNonNullElse(setting, Map.of());
    subsets = Objects.requireNonNullElse(subsets, List.of(Subset.ALL));
    notes = Objects.requireNonNullElse(notes, List.of());
  }

  @Override
  public Unit unit() {
    return Unit.PERCENT;
  }

  @Override
  public Experiment withRows(Predicate<RowSpec> which) {
    List<PlainRow> kept = rows.stream().filter(which).toList();
    return new SelectionExperiment(
        name,
        title,
        accuracies,
        paper,
        defaults,
        setting,
        metrics,
        datasets,
        heading,
        subsets,
        statistics,
        kept,
        notes);
  }

  @Override
  public void check(FileCheck file) {}
}
