package croze.study.experiment;

import croze.InvalidInputException;
import croze.benchmark.Benchmark;
import croze.benchmark.Benchmarks;
import croze.benchmark.zerocost.PublishedScores;
import croze.proxy.Proxies;
import croze.study.paper.PaperFigures;
import croze.study.score.GivenScores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the names in an experiment file name something. */
public final class ExperimentCheck {
  private final FileCheck file;
  private final Experiment experiment;

  private ExperimentCheck(FileCheck file, Experiment experiment) {
    this.file = file;
    this.experiment = experiment;
  }

  /**
   * @throws InvalidInputException naming the file, the key and the value
   */
  public static void check(Path file, Experiment experiment) {
    new ExperimentCheck(new FileCheck(file), experiment).check();
  }

  private void check() {
    if (!file.file().getFileName().toString().equals(experiment.name() + ".yaml")) {
      throw file.wrong("name", experiment.name(), "the file's own name");
    }
    TableNames.check(experiment, file);
    if (experiment.readsAccuracies()) {
      accuracies("accuracies", experiment.accuracies());
    } else {
      file.known("accuracies", experiment.accuracies(), Set.of(PublishedScores.NAME));
    }
    Set<String> metrics = new HashSet<>(experiment.metrics().keySet());
    if (experiment.takesAverage()) {
      metrics.add(Experiment.AVERAGE);
    }
    experiment
        .datasets()
        .forEach((d, names) -> names.forEach(n -> file.known("datasets." + d.id(), n, metrics)));
    experiment
        .defaults()
        .datasets()
        .forEach(d -> file.known("defaults.datasets", d, experiment.datasets().keySet()));
    experiment.rows().forEach(this::check);
    experiment.metrics().forEach(this::check);
    experiment.check(file);
    notes();
    paper();
  }

  private void notes() {
    List<String> rows = experiment.rowNames();
    Set<String> columns =
        experiment.datasets().entrySet().stream()
            .flatMap(d -> d.getValue().stream().map(m -> d.getKey().id() + "/" + m))
            .collect(Collectors.toSet());
    for (Remark remark : experiment.notes()) {
      remark.rows().forEach(r -> file.known("notes.rows", r, rows));
      remark.columns().forEach(c -> file.known("notes.columns", c, columns));
    }
  }

  private void paper() {
    if (experiment.paper() == null) {
      return;
    }
    if (!Files.isRegularFile(file.file().resolveSibling(experiment.paper().file()))) {
      throw file.wrong(
          "paper.file", experiment.paper().file(), "a CSV file, its path relative to this one");
    }
    PaperFigures figures = PaperFigures.read(file.file().resolveSibling(""), experiment.paper());
    experiment.rows().stream()
        .filter(row -> row.paper() != null)
        .forEach(row -> file.known("rows." + row.name() + ".paper", row.paper(), figures.rows()));
  }

  private void check(String name, MetricColumn column) {
    Set<String> accuracies =
        experiment.metrics().keySet().stream()
            .filter(m -> experiment.metrics().get(m).mean().isEmpty())
            .filter(m -> !experiment.metrics().get(m).of().isEmpty())
            .collect(Collectors.toSet());
    column.mean().forEach(m -> file.known("metrics." + name + ".mean", m, accuracies));
    if (column.accuracies() != null) {
      accuracies("metrics." + name + ".accuracies", column.accuracies());
    }
    String benchmark = experiment.benchmark(name);
    column.of().stream()
        .flatMap(term -> term.metrics().stream())
        .filter(m -> Benchmarks.find(benchmark).filter(b -> !b.mayHave(m)).isPresent())
        .findFirst()
        .ifPresent(
            m -> {
              throw file.wrong(
                  "metrics." + name + ".of", m, "an accuracy that " + benchmark + " may have");
            });
    if (experiment.readsAccuracies() && column.of().isEmpty() == column.mean().isEmpty()) {
      throw file.wrong(
          "metrics." + name, "of " + column.of() + ", mean " + column.mean(), "one of them");
    }
  }

  private void accuracies(String key, String name) {
    Benchmark benchmark =
        Benchmarks.find(name)
            .orElseThrow(() -> file.wrong(key, name, "one of " + Benchmarks.usages()));
    if (!benchmark.tellsDatasets(Benchmarks.argument(name)) && experiment.datasets().size() > 1) {
      throw file.wrong(
          key, name, "{dataset} in the name of the file, for there are several data sets");
    }
  }

  private void check(RowSpec row) {
    String key = "rows." + row.name() + ".scores";
    int scores = row.scores().size();
    if (!row.takesScores()) {
      if (scores > 0) {
        throw file.wrong(key, row.scores(), "none: no score guides this row");
      }
      return;
    }
    boolean fits = row.aggregation() == null ? scores == 1 : row.aggregation().takes(scores);
    if (scores == 0 || !fits) {
      throw file.wrong(key, row.scores(), "one proxy, or several and an aggregation");
    }
    for (String proxy : row.scores()) {
      try {
        if (GivenScores.names(proxy)) {
          GivenScores.check(proxy);
        } else {
          Proxies.named(proxy);
        }
      } catch (InvalidInputException e) {
        throw file.wrong(key, e);
      }
    }
  }
}
