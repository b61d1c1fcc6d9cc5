package croze.study.kind.search;

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

/** Study of what searches find that a score guides. */
public record SearchExperiment(
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
        @JsonPropertyDescription(
            "What is shown of the searches, medians: after50, the best of so many trained networks; area; to-target; to-best.")
        List<SearchStatistic> statistics,
    @JsonProperty(required = true) @JsonPropertyDescription("Sizes and targets of the searches.")
        Searches search,
    List<SearchRow> rows,
    List<Remark> notes)
    implements Experiment {
  public SearchExperiment {
    setting = Objects.requireNonNullElse(setting, Map.of());
    notes = Objects.requireNonNullElse(notes, List.of());
  }

  @Override
  public Unit unit() {
    return Unit.PERCENT;
  }

  @Override
  public Experiment withRows(Predicate<RowSpec> which) {
    List<SearchRow> kept = rows.stream().filter(which).toList();
    return new SearchExperiment(
        name,
        title,
        accuracies,
        paper,
        defaults,
        setting,
        metrics,
        datasets,
        heading,
        statistics,
        search,
        kept,
        notes);
  }

  /** What a search sees is one column, and avg is none: that is a column with a mean. */
  @Override
  public boolean takesAverage() {
    return false;
  }

  @Override
  public Map<String, Object> draws() {
    return Map.of("search", search);
  }

  @Override
  public void check(FileCheck file) {
    try {
      search.plan();
    } catch (IllegalArgumentException wrong) {
      throw file.wrong("search", wrong.getMessage(), "sizes of a search");
    }
    if (search.repetitions() < 2) {
      throw file.wrong("search.repetitions", search.repetitions(), "2 or more");
    }
    search.targets().keySet().forEach(m -> file.known("search.targets", m, metrics.keySet()));
    search
        .pictures()
        .forEach(
            (name, shown) ->
                shown.forEach(row -> file.known("search.pictures." + name, row, rowNames())));
    for (SearchStatistic statistic : statistics) {
      if (statistic instanceof SearchStatistic.After after && after.models() > search.models()) {
        throw file.wrong("statistics", statistic.id(), "at most search.models, " + search.models());
      }
    }
  }
}
