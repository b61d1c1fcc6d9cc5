package croze.study.kind.correlation;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import croze.image.Dataset;
import croze.proxy.Proxies;
import croze.proxy.api.Proxy;
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
import java.util.Optional;
import java.util.function.Predicate;

/** Study of Spearman's ρ of scores with accuracies. */
public record CorrelationExperiment(
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
    @JsonPropertyDescription("Name of the row that the others are tested against.")
        String reference,
    @JsonPropertyDescription(
            "Score that partial correlations are controlled for, of those that run no network; by default effective_params.")
        String covariate,
    @JsonPropertyDescription("Random samples whose spread is shown beside the table.")
        Samples samples,
    List<PlainRow> rows,
    List<Remark> notes)
    implements Experiment {
  public CorrelationExperiment {
    setting = Objects.requireNonNullElse(setting, Map.of());
    subsets = Objects.requireNonNullElse(subsets, List.of(Subset.ALL));
    covariate = Objects.requireNonNullElse(covariate, USUAL_COVARIATE);
    notes = Objects.requireNonNullElse(notes, List.of());
  }

  @Override
  public Unit unit() {
    return Unit.CORRELATION;
  }

  @Override
  public Experiment withRows(Predicate<RowSpec> which) {
    List<PlainRow> kept = rows.stream().filter(which).toList();
    boolean tested = kept.stream().anyMatch(row -> row.name().equals(reference));
    return new CorrelationExperiment(
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
        tested ? reference : null,
        covariate,
        samples,
        kept,
        notes);
  }

  @Override
  public Optional<String> referenceRow() {
    return Optional.ofNullable(reference);
  }

  @Override
  public String controlledFor() {
    return covariate;
  }

  @Override
  public Map<String, Object> draws() {
    return samples == null ? Map.of() : Map.of("samples", samples);
  }

  @Override
  public void check(FileCheck file) {
    if (reference != null) {
      file.known("reference", reference, rowNames());
    }
    file.known(
        "covariate",
        covariate,
        Proxies.known().stream().filter(p -> !p.runsNetwork()).map(Proxy::name).toList());
    if (samples != null) {
      file.draws("samples.draws", samples.draws());
      file.some("samples.sizes", samples.sizes());
    }
  }
}
