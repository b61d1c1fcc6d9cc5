package croze.study.kind.seeds;

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
import croze.study.result.Subset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** Study of how Spearman's ρ spreads over seeds. */
public record SeedExperiment(
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
            "What is shown of the runs of a row: mean, sd, and the parts of the variance sd_init, sd_batch, sd_rest.")
        List<SeedSpread> statistics,
    List<SeedRow> rows,
    List<Remark> notes)
    implements Experiment {
  public SeedExperiment {
    setting = Objects.requireNonNullElse(setting, Map.of());
    subsets = Objects.requireNonNullElse(subsets, List.of(Subset.ALL));
    notes = Objects.requireNonNullElse(notes, List.of());
  }

  @Override
  public Unit unit() {
    return Unit.CORRELATION;
  }

  @Override
  public Experiment withRows(Predicate<RowSpec> which) {
    List<SeedRow> kept = rows.stream().filter(which).toList();
    return new SeedExperiment(
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
  public void check(FileCheck file) {
    for (SeedRow row : rows) {
      if (!row.seeds().enough()) {
        throw file.wrong(
            "rows." + row.name() + ".seeds",
            row.seeds(),
            "init 2 or more and batch 0 or 2 or more");
      }
      if (!row.setting().containsKey("batch")) {
        throw file.wrong("rows." + row.name() + ".setting", row.setting(), "a batch");
      }
    }
  }
}
