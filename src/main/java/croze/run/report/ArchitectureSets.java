package croze.run.report;

import croze.InvalidInputException;
import croze.benchmark.Benchmarks;
import croze.data.DataFolder;
import croze.data.ProjectRoot;
import croze.engine.Engines;
import croze.evaluate.Contender;
import croze.image.Dataset;
import croze.proxy.Proxies;
import croze.proxy.api.Proxy;
import croze.report.html.ArchitectureColumns;
import croze.report.html.ArchitectureColumns.Column;
import croze.report.plot.Density;
import croze.report.plot.Picture;
import croze.run.study.SweepScores;
import croze.score.Setting;
import croze.study.ExperimentReader;
import croze.study.experiment.Experiment;
import croze.study.kind.AccuracyProfile;
import croze.sweep.export.SweepFiles;
import croze.sweep.export.VerifiedExport;
import croze.sweep.task.Scores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is known of each architecture, for the report: the accuracies of the data folder, the scores
 * of the sweeps of each data set with the published setting, and the user's own.
 *
 * @param columns the values
 * @param own scores of the user's own proxies that no evaluation has yet
 * @param pictures scores against accuracies
 * @param remarks what is missing, and why
 */
public record ArchitectureSets(
    List<ArchitectureColumns> columns,
    Map<Dataset, List<Contender>> own,
    List<Picture> pictures,
    List<String> remarks) {

  /** Experiments whose columns are the accuracies shown. */
  private static final Map<String, String> TRAININGS =
      Map.of("table2", "Accuracy (%), standard training", "table1", "Accuracy (%), adversarial");

  private static final List<String> DRAWN = List.of("croze", "synflow", "effective_params");
  private static final int DRAWN_ACCURACIES = 2;
  private static final int SCORE_DIGITS = 6;
  private static final int ACCURACY_DIGITS = 4;
  private static final double PERCENT = 100;

  /** A sweep's scores and where they lie. */
  private record Sweep(Path file, Scores scores) {}

  public static ArchitectureSets gather(Path results, DataFolder folder) {
    ArchitectureSets sets =
        new ArchitectureSets(
            new ArrayList<>(), new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
    List<Column> evaluated = OwnProxies.evaluated(results);
    Benchmarks benchmarks = new Benchmarks(folder);
    Map<String, Set<String>> lacking = new LinkedHashMap<>();
    for (Dataset dataset : Dataset.values()) {
      List<Column> scores = sets.addScores(dataset, sweeps(results, dataset), evaluated, folder);
      for (String experiment : List.of("table2", "table1")) {
        sets.addAccuracies(dataset, experiment, benchmarks, lacking)
            .filter(training -> experiment.equals("table2"))
            .ifPresent(standard -> sets.draw(dataset, scores, standard));
      }
    }
    lacking.forEach(
        (reason, datasets) ->
            sets.remarks.add(
                "the report is without accuracies of %s: %s"
                    .formatted(String.join(", ", datasets), reason)));
    return sets;
  }

  /** Of the published setting, with scores of equal networks computed once or each anew. */
  private static List<Sweep> sweeps(Path results, Dataset dataset) {
    return Engines.all().stream()
        .map(e -> Setting.PUBLISHED.with("dataset", dataset.id()).with("engine", e.name()))
        .flatMap(s -> Stream.of(s, s.with("dedup", "true")))
        .flatMap(
            setting ->
                Stream.of(results, results.resolve("local"))
                    .flatMap(
                        place ->
                            VerifiedExport.read(SweepFiles.of(place, setting), setting).stream()))
        .map(export -> new Sweep(export.csv(), export.scores()))
        .sorted(Comparator.comparingInt(s -> -s.scores().count()))
        .toList();
  }

  private List<Column> addScores(
      Dataset dataset, List<Sweep> sweeps, List<Column> evaluated, DataFolder folder) {
    Setting setting = Setting.PUBLISHED.with("dataset", dataset.id());
    List<Column> scores = new ArrayList<>();
    for (Proxy proxy : Proxies.known()) {
      Optional<Column> found =
          proxy.runsNetwork()
              ? sweeps.stream().flatMap(s -> swept(s.scores(), proxy.name()).stream()).findFirst()
              : Optional.of(counted(setting, proxy, folder));
      if (Proxies.plugged().contains(proxy)) {
        found.ifPresent(
            column -> {
              own.computeIfAbsent(dataset, d -> new ArrayList<>())
                  .add(OwnProxies.contender(column));
              scores.add(OwnProxies.marked(column));
            });
      } else {
        found.ifPresent(scores::add);
      }
    }
    scores.addAll(evaluated);
    String source =
        sweeps.stream().findFirst().map(s -> s.file().getFileName().toString()).orElse("counted");
    columns.add(new ArchitectureColumns(dataset.label(), "Scores", source, SCORE_DIGITS, scores));
    if (sweeps.isEmpty()) {
      remarks.add(
          "no scores of %s with the published setting: croze sweep --dataset %s makes them"
              .formatted(dataset.label(), dataset.id()));
    }
    return scores;
  }

  private static Column counted(Setting setting, Proxy proxy, DataFolder folder) {
    double[] values =
        SweepScores.counted(setting, setting.space(), List.of(proxy), folder)
            .byProxy()
            .get(proxy.name())
            .values();
    return Column.complete(proxy.name(), values);
  }

  private static Optional<Column> swept(Scores scores, String proxy) {
    int size = Setting.PUBLISHED.space().size().orElseThrow();
    boolean[] computed = new boolean[size];
    double[] values = new double[size];
    for (int index : scores.indices()) {
      scores
          .get(index, proxy)
          .ifPresent(
              score -> {
                computed[index] = true;
                values[index] = score;
              });
    }
    return scores.coverage(proxy) == 0
        ? Optional.empty()
        : Optional.of(new Column(proxy, computed, values));
  }

  private Optional<ArchitectureColumns> addAccuracies(
      Dataset dataset, String name, Benchmarks benchmarks, Map<String, Set<String>> lacking) {
    try {
      Experiment experiment = ExperimentReader.read(ProjectRoot.resolve("experiments"), name);
      List<Column> accuracies = new ArrayList<>();
      AccuracyProfile.of(experiment, dataset, benchmarks)
          .forEach(
              (label, values) ->
                  accuracies.add(
                      Column.complete(
                          label,
                          IntStream.range(0, values.length)
                              .mapToDouble(i -> PERCENT * values[i])
                              .toArray())));
      ArchitectureColumns set =
          new ArchitectureColumns(
              dataset.label(),
              TRAININGS.get(name),
              experiment.accuracies(),
              ACCURACY_DIGITS,
              accuracies);
      columns.add(set);
      return Optional.of(set);
    } catch (InvalidInputException e) {
      lacking.computeIfAbsent(e.getMessage(), m -> new LinkedHashSet<>()).add(dataset.label());
      return Optional.empty();
    }
  }

  private static List<Column> drawn(List<Column> scores) {
    return scores.stream()
        .filter(s -> DRAWN.contains(s.label()) || OwnProxies.isMarked(s))
        .toList();
  }

  private void draw(Dataset dataset, List<Column> scores, ArchitectureColumns accuracies) {
    for (Column score : drawn(scores)) {
      Stream<Column> drawn = accuracies.columns().stream().limit(DRAWN_ACCURACIES);
      drawn.forEach(
          accuracy ->
              pictures.add(
                  Density.of(
                      dataset,
                      score.label(),
                      accuracy.label(),
                      IntStream.range(0, score.values().length)
                          .filter(i -> score.computed()[i])
                          .filter(i -> !Double.isNaN(score.values()[i]))
                          .toArray(),
                      score.values(),
                      accuracy.values())));
    }
  }
}
