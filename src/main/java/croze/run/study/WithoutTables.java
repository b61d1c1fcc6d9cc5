package croze.run.study;

import croze.InvalidInputException;
import croze.benchmark.Benchmarks;
import croze.data.DataFolder;
import croze.data.MissingFileException;
import croze.data.file.BoundedFile;
import croze.data.file.BoundedFile.Wanted;
import croze.data.file.TemporaryFolder;
import croze.data.file.WholeFile;
import croze.data.file.WritePermission;
import croze.image.BatchRecipe;
import croze.image.ImageSet;
import croze.proxy.Proxies;
import croze.proxy.api.Proxy;
import croze.report.table.ConsoleTable;
import croze.run.ResultFolders;
import croze.run.RunListener;
import croze.run.score.FreshScores;
import croze.score.Setting;
import croze.space.Architecture;
import croze.space.ListedSpace;
import croze.space.SearchSpace;
import croze.stats.rank.NanPolicy;
import croze.stats.rank.SpearmanTest;
import croze.study.ExperimentReader;
import croze.study.StudyRun;
import croze.study.experiment.Experiment;
import croze.study.paper.PaperFigures;
import croze.study.result.ResultTable;
import croze.study.result.ResultTable.Coverage;
import croze.sweep.export.Export;
import croze.sweep.export.SweepFiles;
import croze.sweep.export.VerifiedExport;
import croze.sweep.task.Scores;
import croze.sweep.task.Selection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a study shows where the accuracy tables are missing: its table as it is published, and, told
 * apart from it, scores computed now and how they rank architectures beside the published scores.
 */
final class WithoutTables {
  private static final Wanted MADE = new Wanted("what was written just now", "run it again");

  private static final int FEW = 32;

  /** Seeds of synthetic images have at most nine digits. */
  private static final long MOST = 1_000_000_000;

  private static final String SIZE = "effective_params";

  /** What the name of a study on networks trained here ends in. */
  private static final String OWN = "-own";

  private final StudyRequest request;
  private final Experiment experiment;
  private final ResultFolders results;
  private final DataFolder folder;
  private final RunListener listener;

  WithoutTables(StudyRequest request, DataFolder folder, RunListener listener) {
    this.request = request;
    this.experiment = request.experiment();
    this.results = request.results();
    this.folder = folder;
    this.listener = listener;
  }

  /**
   * @throws croze.InvalidInputException if published files are broken
   */
  void show(MissingFileException missing) {
    listener.show(
        String.format(
            "%s is not computed from accuracies: %s%n%n", experiment.name(), missing.getMessage()));
    Path table =
        results.published().resolve(experiment.name()).resolve(experiment.name() + ".json");
    if (Files.isRegularFile(table)) {
      listener.show(
          String.format(
              "== published benchmark%s: committed, not recomputed ==%n%n",
              networks(request.setting().with(experiment.setting()).space())));
      listener.print(ConsoleTable.render(table));
    }
    if (!trainedHere()) {
      computedNow();
    }
  }

  /**
   * The same study on networks that this project trained, scored and correlated now; false if there
   * are none.
   */
  private boolean trainedHere() {
    String name = experiment.name() + OWN;
    if (!ExperimentReader.names(StudyRequest.EXPERIMENTS).contains(name)) {
      return false;
    }
    Experiment own = request.rows(ExperimentReader.read(StudyRequest.EXPERIMENTS, name));
    PaperFigures paper =
        own.paper() == null
            ? PaperFigures.none()
            : PaperFigures.read(StudyRequest.EXPERIMENTS, own.paper());
    StudyRun run = new StudyRun(own, paper, new Benchmarks(folder), request.bootstrap());
    Selection all;
    try {
      all = run.selection();
    } catch (InvalidInputException e) {
      listener.show(String.format("%s%n%n", e.getMessage()));
      return false;
    }
    if (all.indices().size() < Coverage.LEAST_JUDGED) {
      listener.show(
          String.format(
              "embedded benchmark: %d networks so far, fewer than %d, rank no proxies; make %s"
                  + " shows what there is%n%n",
              all.indices().size(), Coverage.LEAST_JUDGED, name));
      return false;
    }
    Selection selection = request.selection(all.space(), () -> all);
    Setting setting = settingHere();
    try (TemporaryFolder temporary = TemporaryFolder.create("croze-scores")) {
      ResultFolders fresh =
          new ResultFolders(temporary.path().resolve("published"), temporary.path());
      ResultTable table =
          run.table(
              own.defaults().datasets(),
              new SweepScores(setting, selection, request.workers(), fresh, folder, listener));
      listener.show(
          String.format(
              "== computed now: %,d networks trained by this project, %s, seed %d; make %s keeps it"
                  + " ==%n%n",
              selection.indices().size(), images(setting), setting.seed(), name));
      listener.show(ConsoleTable.render(table));
    }
    return true;
  }

  /** The user's setting with synthetic images where there are no others. */
  private Setting settingHere() {
    Setting base = request.setting().with(experiment.setting());
    return folder.has(ImageSet.file(base.dataset()))
        ? base
        : base.with("batch", "synthetic:" + Math.abs(base.seed()) % MOST);
  }

  private static String images(Setting setting) {
    if (setting.batch() instanceof BatchRecipe.Noise) {
      return "images of noise";
    }
    return setting.batch().needsData() ? "real images" : "synthetic images";
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
        request.selection(space, () -> Selection.parse(space, Integer.toString(FEW)));
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
            request.workers(),
            folder,
            listener,
            export -> {
              WholeFile.write(csv, text(export));
              return Export.read(export, setting.space());
            });
    listener.show(
        String.format(
            "== computed now: %,d architectures, %s, seed %d, %s ==%n%n",
            selection.indices().size(),
            setting.dataset().label(),
            setting.seed(),
            images(setting)));
    agreement(setting, selection.architectures(), proxies, scores);
    listener.show(String.format("%n%s%n", csv));
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
    listener.show(String.format("Spearman's ρ of the scores with%n%n"));
    listener.show(
        String.format("%-" + width + "s  %18s  %18s  %5s%n", "", "committed scores", SIZE, "n"));
    for (Proxy proxy : proxies) {
      double[] now = vector(scores, architectures, proxy.name());
      SpearmanTest withSize = SpearmanTest.of(now, size, NanPolicy.DROP);
      listener.show(
          String.format(
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
              withSize.n()));
    }
    if (committed.isEmpty()) {
      listener.show(
          String.format(
              "%nNo committed scores are in %s.%n", results.published().resolve("scores")));
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
    return BoundedFile.text(file, MADE);
  }
}
