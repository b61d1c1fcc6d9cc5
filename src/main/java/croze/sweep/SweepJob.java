package croze.sweep;

import croze.data.DataFolder;
import croze.data.WholeFile;
import croze.proxy.Proxies;
import croze.proxy.Proxy;
import croze.sweep.SweepPlan.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sweep from its setting to its files: the log, the export {@code <setting>.csv}, and {@code
 * <setting>.manifest.json} that says what made it.
 */
public final class SweepJob {
  private static final Logger LOG = LoggerFactory.getLogger(SweepJob.class);

  private final Setting setting;
  private final Selection selection;
  private final List<Proxy> proxies;
  private final int workers;
  private final Path csv;
  private volatile Sweep sweep;
  private volatile boolean stopped;

  /**
   * @param workers threads, each with an engine of its own
   * @param csv the export; log and manifest lie beside it
   */
  public SweepJob(
      Setting setting, Selection selection, List<Proxy> proxies, int workers, Path csv) {
    this.setting = setting;
    this.selection = selection;
    this.proxies = List.copyOf(proxies);
    this.workers = workers;
    this.csv = csv;
  }

  /** Where the export of a setting lies: {@code scores/<dataset>/<setting>.csv}. */
  public static Path csv(Path results, Setting setting) {
    return results
        .resolve("scores")
        .resolve(setting.dataset().id())
        .resolve(setting.fileStem() + ".csv");
  }

  public Setting setting() {
    return setting;
  }

  public Path csv() {
    return csv;
  }

  public Path log() {
    return beside(".log");
  }

  public Path manifest() {
    return beside(".manifest.json");
  }

  private Path beside(String ending) {
    String name = csv.getFileName().toString();
    String stem = name.endsWith(".csv") ? name.substring(0, name.length() - 4) : name;
    return csv.resolveSibling(stem + ending);
  }

  /** Asks {@link #run} to end once the architectures in flight are scored. Thread safe. */
  public void stop() {
    stopped = true;
    Sweep running = sweep;
    if (running != null) {
      running.stop();
    }
  }

  /**
   * Scores what the log lacks, then writes export and manifest of all that the log holds; they are
   * left as they are if nothing was lacking.
   *
   * @param folder where the images are
   * @return all scores of the log, or empty if it was stopped before all was scored
   * @throws croze.InvalidInputException if images are missing, or the log cannot be gone on with
   */
  public Optional<Scores> run(DataFolder folder, Progress progress) {
    Scorer.Source source = Scorer.source(setting, proxies, folder);
    HeapNeed.warning(setting, proxies, source.images(), workers, Runtime.getRuntime().maxMemory())
        .ifPresent(LOG::warn);
    try (ScoreLog log = ScoreLog.open(log(), LogHeader.of(setting))) {
      // First, so that a sweep that is refused has renamed nothing.
      log.requireInputs(source.inputs());
      // With --dedup the log holds one score a class, the export one an architecture.
      if (!setting.dedup()) {
        EarlierExport.into(log, csv, manifest(), setting, source.inputs());
      }
      sweep =
          new Sweep(
              SweepPlan.of(selection.indices(), proxies, setting.dedup()), workers, source::open);
      List<Task> plan = sweep.plan(log.scores());
      if (Estimate.pays(plan)) {
        progress.estimated(() -> Estimate.of(plan, workers, source));
      }
      if (stopped) {
        return Optional.empty();
      }
      if (!plan.isEmpty()) {
        log.append(RunRecord.of(selection, proxies, workers));
      }
      if (!sweep.run(log, progress)) {
        return Optional.empty();
      }
      Scores scores = SweepPlan.expand(log.scores(), setting.dedup());
      String export = Export.text(scores, Proxies.all().stream().map(Proxy::name).toList());
      if (!plan.isEmpty() || !Export.holds(csv, export) || !Files.exists(manifest())) {
        // The manifest first: if this is where it ends, the next run finds the export to be old.
        SweepManifest.write(manifest(), csv, setting, scores, log, folder.standIns(log.inputs()));
        WholeFile.write(csv, export);
      }
      return Optional.of(scores);
    }
  }
}
