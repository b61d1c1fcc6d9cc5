package croze.run.study;

import croze.Build;
import croze.benchmark.Benchmarks;
import croze.data.DataFile;
import croze.data.DataFolder;
import croze.image.Dataset;
import croze.report.ReportFolder;
import croze.report.TableManifest;
import croze.run.ResultFolders;
import croze.run.RunListener;
import croze.score.Setting;
import croze.stats.resample.Bootstrap;
import croze.study.StudyRun;
import croze.study.experiment.Experiment;
import croze.study.paper.PaperFigures;
import croze.study.result.ResultTable;
import croze.study.result.SideTable;
import croze.sweep.export.Publication;
import croze.sweep.export.ScorePlace;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A study that was made.
 *
 * @param table its table
 * @param files the files that were written
 */
public record MadeStudy(ResultTable table, List<Path> files) {
  private static final String DEDUP =
      "Made with --dedup: equal networks were scored once, where the published setting draws anew"
          + " for each.";

  /**
   * Takes the scores that are there, scores what lacks, makes the table and writes its files.
   *
   * @throws croze.data.MissingFileException if accuracies or images are missing
   * @throws croze.InvalidInputException if input is wrong, something that is not ours would be
   *     overwritten, or a published table covers more
   */
  public static MadeStudy of(StudyRequest request, DataFolder folder, RunListener listener) {
    Experiment experiment = request.experiment();
    long start = System.nanoTime();
    ResultFolders results = request.results();
    Path written = request.publish() ? results.published() : results.own();
    ReportFolder.requirePermission(written, experiment.name());
    Benchmarks benchmarks = new Benchmarks(folder);
    PaperFigures paper =
        experiment.paper() == null
            ? PaperFigures.none()
            : PaperFigures.read(StudyRequest.EXPERIMENTS, experiment.paper());
    StudyRun run = new StudyRun(experiment, paper, benchmarks, request.bootstrap());
    SweepScores scores =
        new SweepScores(
            request.setting(),
            request.selection(benchmarks.space(experiment.accuracies()), run::selection),
            request.workers(),
            results,
            folder,
            listener);
    List<Dataset> datasets = request.datasets(d -> lacking(run, d, scores), listener);
    PublishedCoverage published = PublishedCoverage.read(results.published(), experiment.name());
    if (request.publish()) {
      published.requireNoLess(all(experiment, datasets));
    }
    ResultTable scored = run.table(datasets, scores);
    List<String> remarks = new ArrayList<>(scores.remarks());
    Map<String, String> made = new TreeMap<>(inputs(folder));
    made.putAll(scores.inputs());
    remarks.addAll(folder.standIns(made));
    if (request.setting().dedup()) {
      remarks.add(DEDUP);
    }
    ResultTable table = scored.withRemarks(remarks);
    List<SideTable> sides = run.sideTables(datasets, scores);
    double seconds = (System.nanoTime() - start) / 1e9;
    TableManifest manifest = manifest(experiment, table, scores, folder, request, seconds);
    List<Path> files = new ArrayList<>();
    if (request.publish()) {
      published.requireNoLess(manifest.coverage());
      scores.places().forEach((setting, p) -> files.addAll(publish(setting, p, listener)));
    }
    files.addAll(ReportFolder.write(written, table, sides, manifest, listener::say));
    return new MadeStudy(table, List.copyOf(files));
  }

  /** Without numbers, rows name the networks: a list that belongs to whoever trained them. */
  private static List<Path> publish(Setting setting, ScorePlace place, RunListener listener) {
    if (setting.space().size().isEmpty()) {
      listener.say(
          place.own().csv()
              + " is not published: its rows would pass on which networks others trained");
      return List.of();
    }
    return Publication.of(place, setting).stream().toList();
  }

  /** Why the scores of a data set are not available, if it is for want of images. */
  private static Optional<String> lacking(StudyRun run, Dataset dataset, SweepScores scores) {
    try {
      run.ask(dataset, scores);
      return Optional.empty();
    } catch (SweepScores.MissingImages e) {
      return Optional.of(e.getMessage());
    }
  }

  /** The most that a table can cover of these data sets. */
  private static Map<String, Map<String, Integer>> all(
      Experiment experiment, List<Dataset> datasets) {
    Map<String, Integer> rows = new LinkedHashMap<>();
    experiment.rows().forEach(row -> rows.put(row.name(), Integer.MAX_VALUE));
    return datasets.stream().collect(Collectors.toMap(Dataset::id, d -> rows));
  }

  private static Map<String, String> inputs(DataFolder folder) {
    Map<String, String> inputs = new TreeMap<>();
    for (DataFile file : folder.located()) {
      inputs.put(file.name(), file.sha256());
    }
    return inputs;
  }

  /** How many architectures are scored, of those in the table's widest view. */
  private static int scored(ResultTable table, int row, Dataset dataset) {
    return IntStream.range(0, table.columns().size())
        .filter(c -> table.columns().get(c).dataset() == dataset)
        .map(c -> table.cell(row, c).coverage().scored())
        .max()
        .orElse(0);
  }

  private static TableManifest manifest(
      Experiment experiment,
      ResultTable table,
      SweepScores scores,
      DataFolder folder,
      StudyRequest request,
      double seconds) {
    Map<String, Map<String, Integer>> coverage = new LinkedHashMap<>();
    for (int r = 0; r < table.rows().size(); r++) {
      int row = r;
      for (Dataset dataset : table.datasets()) {
        coverage
            .computeIfAbsent(dataset.id(), d -> new LinkedHashMap<>())
            .put(table.rows().get(r).name(), scored(table, row, dataset));
      }
    }
    Bootstrap bootstrap = request.bootstrap();
    Map<String, Object> statistics = new LinkedHashMap<>();
    statistics.put("resamples", bootstrap.resamples());
    statistics.put("level", bootstrap.level());
    statistics.put("seed", bootstrap.seed());
    statistics.put("nan", "dropped for its row");
    statistics.putAll(experiment.draws());
    Build build = Build.current();
    Map<String, String> software = new LinkedHashMap<>();
    software.put("croze", build.version());
    software.put("commit", build.commit());
    software.put("nd4j", build.nd4j());
    software.put("java", System.getProperty("java.runtime.version"));
    software.put("platform", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    return new TableManifest(
        table.name(),
        scores.selected(),
        coverage,
        scores.settings(request.publish()),
        inputs(folder),
        statistics,
        software,
        Math.round(seconds * 1000) / 1000.0,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
  }
}
