package croze.cli;

import croze.data.DataFile;
import croze.data.DataFolder;
import croze.data.MissingFileException;
import croze.data.ProjectRoot;
import croze.image.Dataset;
import croze.report.ConsoleTable;
import croze.report.ReportFolder;
import croze.report.TableManifest;
import croze.run.PublishedCoverage;
import croze.run.ResultFolders;
import croze.run.SweepScores;
import croze.stats.Bootstrap;
import croze.study.Benchmarks;
import croze.study.Experiment;
import croze.study.ExperimentReader;
import croze.study.PaperFigures;
import croze.study.ResultTable;
import croze.study.SideTable;
import croze.study.StudyRun;
import croze.sweep.Build;
import croze.sweep.Publication;
import java.io.PrintWriter;
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
import picocli.CommandLine;

/** Makes the table of a study for a person: scores, table on the console, files. */
final class StudyConsole {
  private static final Path EXPERIMENTS = ProjectRoot.resolve("experiments");

  private static final String DEDUP =
      "Made with --dedup: equal networks were scored once, where the published setting draws anew for each.";

  private StudyConsole() {}

  /**
   * @throws croze.InvalidInputException if there is no such study, or input is missing or wrong
   */
  static void run(String study, StudyOptions options, CommandLine command) {
    Experiment experiment = options.rows(ExperimentReader.read(EXPERIMENTS, study));
    DataFolder folder = DataFolder.standard();
    try {
      run(experiment, options, folder, command);
    } catch (MissingFileException e) {
      if (options.publish() || !e.isTable()) {
        throw e;
      }
      new WithoutTables(EXPERIMENTS, experiment, options, options.results(), folder, command)
          .show(e);
    }
  }

  private static void run(
      Experiment experiment, StudyOptions options, DataFolder folder, CommandLine command) {
    long start = System.nanoTime();
    ResultFolders results = options.results();
    Path written = options.publish() ? results.published() : results.own();
    ReportFolder.requirePermission(written, experiment.name());
    Benchmarks benchmarks = new Benchmarks(folder);
    PaperFigures paper =
        experiment.paper() == null
            ? PaperFigures.none()
            : PaperFigures.read(EXPERIMENTS, experiment.paper());
    StudyRun run = new StudyRun(experiment, paper, benchmarks, options.bootstrap());
    SweepScores scores =
        new SweepScores(
            options.setting(),
            options.selection(benchmarks.space(experiment.accuracies()), run::selection),
            options.workers(),
            results,
            folder,
            new ConsoleListener(command.getErr()));
    List<Dataset> datasets =
        options.datasets(experiment, d -> lacking(run, d, scores), command.getErr());
    PublishedCoverage published = PublishedCoverage.read(results.published(), experiment.name());
    if (options.publish()) {
      published.requireNoLess(all(experiment, datasets));
    }
    ResultTable scored = run.table(datasets, scores);
    List<String> remarks = new ArrayList<>(scores.remarks());
    Map<String, String> made = new TreeMap<>(inputs(folder));
    made.putAll(scores.inputs());
    remarks.addAll(folder.standIns(made));
    if (options.setting().dedup()) {
      remarks.add(DEDUP);
    }
    ResultTable table = scored.withRemarks(remarks);
    List<SideTable> sides = run.sideTables(datasets, scores);
    double seconds = (System.nanoTime() - start) / 1e9;
    TableManifest manifest = manifest(experiment, table, scores, folder, options, seconds);
    List<Path> files = new ArrayList<>();
    if (options.publish()) {
      published.requireNoLess(manifest.coverage());
      scores.places().forEach((setting, p) -> Publication.of(p, setting).ifPresent(files::add));
    }
    files.addAll(
        ReportFolder.write(
            written,
            table,
            sides,
            manifest,
            remark -> command.getErr().println("croze: " + remark)));
    PrintWriter out = command.getOut();
    out.print(ConsoleTable.render(table));
    out.println();
    files.forEach(file -> out.println(file));
    out.flush();
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
      StudyOptions options,
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
    Bootstrap bootstrap = options.bootstrap();
    Map<String, Object> statistics = new LinkedHashMap<>();
    statistics.put("resamples", bootstrap.resamples());
    statistics.put("level", bootstrap.level());
    statistics.put("seed", bootstrap.seed());
    statistics.put("nan", "dropped for its row");
    if (experiment.samples() != null) {
      statistics.put("samples", experiment.samples());
    }
    if (experiment.search() != null) {
      statistics.put("search", experiment.search());
    }
    if (experiment.pools() != null) {
      statistics.put("pools", experiment.pools());
    }
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
        scores.settings(options.publish()),
        inputs(folder),
        statistics,
        software,
        Math.round(seconds * 1000) / 1000.0,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
  }
}
