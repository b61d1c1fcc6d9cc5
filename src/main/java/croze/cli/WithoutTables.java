package croze.cli;

import croze.InvalidInputException;
import croze.benchmark.Benchmarks;
import croze.console.Console;
import croze.data.DataFolder;
import croze.data.MissingFileException;
import croze.data.TemporaryFolder;
import croze.data.WholeFile;
import croze.data.WritePermission;
import croze.image.BatchRecipe;
import croze.image.ImageSet;
import croze.proxy.Proxies;
import croze.proxy.Proxy;
import croze.report.ConsoleTable;
import croze.run.FreshScores;
import croze.run.ResultFolders;
import croze.run.SweepScores;
import croze.score.Setting;
import croze.space.Architecture;
import croze.space.ListedSpace;
import croze.space.SearchSpace;
import croze.stats.NanPolicy;
import croze.stats.SpearmanTest;
import croze.study.ExperimentReader;
import croze.study.StudyRun;
import croze.study.experiment.Experiment;
import croze.study.paper.PaperFigures;
import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Coverage;
import croze.sweep.Export;
import croze.sweep.Scores;
import croze.sweep.Selection;
import croze.sweep.SweepFiles;
import croze.sweep.VerifiedExport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * What a study shows where the accuracy tables are missing: its table as it is published, and, told
 * apart from it, scores computed now and how they rank architectures beside the published scores.
 */
final class WithoutTables {
  private static final int FEW = 32;

  /** Seeds of synthetic images have at most nine digits. */
  private static final long MOST = 1_000_000_000;

  private static final String SIZE = "effective_params";

  /** What the name of a study on networks trained here ends in. */
  private static final String OWN = "-own";

  private final Path experiments;
  private final Experiment experiment;
  private final StudyOptions options;
  private final ResultFolders results;
  private final DataFolder folder;
  private final PrintWriter out;
  private final PrintWriter err;

  WithoutTables(
      Path experiments,
      Experiment experiment,
      StudyOptions options,
      ResultFolders results,
      DataFolder folder,
      CommandLine command) {
    this.experiments = experiments;
    this.experiment = experiment;
    this.options = options;
    this.results = results;
    this.folder = folder;
    this.out = command.getOut();
    this.err = command.getErr();
  }

  /**
   * @throws croze.InvalidInputException if published files are broken
   */
  void show(MissingFileException missing) {
    out.printf(
        "%s is not computed from accuracies: %s%n%n", experiment.name(), missing.getMessage());
    Path table =
        results.published().resolve(experiment.name()).resolve(experiment.name() + ".json");
    if (Files.isRegularFile(table)) {
      out.printf(
          "== published benchmark%s: committed, not recomputed ==%n%n",
          networks(options.setting().with(experiment.setting()).space()));
      out.println(ConsoleTable.render(table));
    }
    out.flush();
    if (!trainedHere()) {
      computedNow();
    }
    out.flush();
  }

  /**
   * The same study on networks that this project trained, scored and correlated now; false if there
   * are none.
   */
  private boolean trainedHere() {
    String name = experiment.name() + OWN;
    if (!ExperimentReader.names(experiments).contains(name)) {
      return false;
    }
    Experiment own = options.rows(ExperimentReader.read(experiments, name));
    PaperFigures paper =
        own.paper() == null ? PaperFigures.none() : PaperFigures.read(experiments, own.paper());
    StudyRun run = new StudyRun(own, paper, new Benchmarks(folder), options.bootstrap());
    Selection all;
    try {
      all = run.selection();
    } catch (InvalidInputException e) {
      out.printf("%s%n%n", e.getMessage());
      return false;
    }
    if (all.indices().size() < Coverage.LEAST_JUDGED) {
      out.printf(
          "embedded benchmark: %d networks so far, fewer than %d, rank no proxies; make %s shows what there is%n%n",
          all.indices().size(), Coverage.LEAST_JUDGED, name);
      return false;
    }
    Selection selection = options.selection(all.space(), () -> all);
    Setting setting = settingHere();
    try (TemporaryFolder temporary = TemporaryFolder.create("croze-scores")) {
      ResultFolders fresh =
          new ResultFolders(temporary.path().resolve("published"), temporary.path());
      ResultTable table =
          run.table(
              own.defaults().datasets(),
              new SweepScores(
                  setting, selection, options.workers(), fresh, folder, new Console(out, err)));
      out.printf(
          "== computed now: %,d networks trained by this project, %s, seed %d; make %s keeps it ==%n%n",
          selection.indices().size(), images(setting), setting.seed(), name);
      out.print(ConsoleTable.render(table));
    }
    return true;
  }

  /** The user's setting with synthetic images where there are no others. */
  private Setting settingHere() {
    Setting base = options.setting().with(experiment.setting());
    return folder.has(ImageSet.file(base.dataset()))
        ? base
        : base.with("batch", "synthetic:" + Math.abs(base.seed()) % MOST);
  }

  private static String images(Setting setting) {
    return setting.batch() instanceof BatchRecipe.Synthetic ? "synthetic images" : "real images";
  }

  private static String networks(SearchSpace space) {
    return space.size().isPresent()
        ? String.format(Locale.ROOT, ", %,d networks", space.size().getAsInt())
        : "";
  }

  private void computedNow() {
    Setting setting = settingHere();
    List<Proxy> proxies = experiment.proxies().stream().map(Proxies::named).toList();
    SearchSpace space =
        setting.space().size().isPresent()
            ? setting.space()
            : new ListedSpace(setting.space(), setting.space().sample(FEW, 0));
    Selection selection =
        options.selection(space, () -> Selection.parse(space, Integer.toString(FEW)));
    Path csv =
        results
            .own()
            .resolve("computed-now")
            .resolve(experiment.name())
            .resolve(setting.fileStem() + ".csv");
    WritePermission.of(csv, Export.KIND);
    Scores scores =
        FreshScores.of(
            setting,
            selection,
            Stream.concat(proxies.stream(), Stream.of(Proxies.named(SIZE))).distinct().toList(),
            options.workers(),
            folder,
            new Console(out, err),
            export -> {
              WholeFile.write(csv, text(export));
              return Export.read(export, setting.space());
            });
    out.printf(
        "== computed now: %,d architectures, %s, seed %d, %s ==%n%n",
        selection.indices().size(), setting.dataset().label(), setting.seed(), images(setting));
    agreement(setting, selection.architectures(), proxies, scores);
    out.printf("%n%s%n", csv);
  }

  private void agreement(
      Setting setting, List<Architecture> architectures, List<Proxy> proxies, Scores scores) {
    Setting published =
        Setting.PUBLISHED.with("dataset", setting.dataset().id()).with(experiment.setting());
    Optional<Scores> committed =
        VerifiedExport.read(SweepFiles.of(results.published(), published), published)
            .map(VerifiedExport::scores);
    double[] size = vector(scores, architectures, SIZE);
    int width = proxies.stream().mapToInt(p -> p.name().length()).max().orElse(0);
    out.printf("Spearman's ρ of the scores with%n%n");
    out.printf("%-" + width + "s  %18s  %18s  %5s%n", "", "committed scores", SIZE, "n");
    for (Proxy proxy : proxies) {
      double[] now = vector(scores, architectures, proxy.name());
      SpearmanTest withSize = SpearmanTest.of(now, size, NanPolicy.DROP);
      out.printf(
          "%-" + width + "s  %18s  %18s  %,5d%n",
          proxy.name(),
          committed
              .map(
                  c ->
                      text(
                          SpearmanTest.of(
                                  now, vector(c, architectures, proxy.name()), NanPolicy.DROP)
                              .rho()))
              .orElse("-"),
          text(withSize.rho()),
          withSize.n());
    }
    if (committed.isEmpty()) {
      out.printf("%nNo committed scores are in %s.%n", results.published().resolve("scores"));
    }
  }

  /** An architecture without a score counts as one with an undefined score. */
  private static double[] vector(Scores scores, List<Architecture> architectures, String proxy) {
    return architectures.stream()
        .mapToDouble(a -> scores.get(a, proxy).orElse(Double.NaN))
        .toArray();
  }

  private static String text(double rho) {
    return Double.isNaN(rho) ? "-" : String.format(Locale.ROOT, "%.3f", rho);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
