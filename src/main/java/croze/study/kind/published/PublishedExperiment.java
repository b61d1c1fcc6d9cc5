package croze.study.kind.published;

import croze.benchmark.zerocost.PublishedScores;
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

/** Study of our scores beside those that NAS-Bench-Suite-Zero published of the same proxies. */
public record PublishedExperiment(
    String name,
    String title,
    String accuracies,
    PaperTable paper,
    Defaults defaults,
    Map<String, String> setting,
    LinkedHashMap<String, MetricColumn> metrics,
    LinkedHashMap<Dataset, List<String>> datasets,
    String heading,
    List<PublishedRow> rows,
    List<Remark> notes)
    implements Experiment {
  public PublishedExperiment {
    setting = Objects.requireNonNullElse(setting, Map.of());
    notes = Objects.requireNonNullElse(notes, List.of());
  }

  @Override
  public Unit unit() {
    return Unit.CORRELATION;
  }

  @Override
  public Experiment withRows(Predicate<RowSpec> which) {
    List<PublishedRow> kept = rows.stream().filter(which).toList();
    return new PublishedExperiment(
        name, title, accuracies, paper, defaults, setting, metrics, datasets, heading, kept, notes);
  }

  @Override
  public boolean readsAccuracies() {
    return false;
  }

  @Override
  public void check(FileCheck file) {
    rows.forEach(
        row ->
            file.known(
                "rows." + row.name() + ".published", row.published(), PublishedScores.PROXIES));
  }
}
