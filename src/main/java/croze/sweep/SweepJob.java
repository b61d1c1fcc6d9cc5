package croze.sweep;

import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.data.file.WritePermission;
import croze.sweep.export.EarlierExport;
import croze.sweep.export.Export;
import croze.sweep.export.ExportManifest;
import croze.sweep.export.KnownScores;
import croze.sweep.export.ScorePlace;
import croze.sweep.export.SweepFiles;
import croze.sweep.export.VerifiedExport;
import croze.sweep.log.InputFiles;
import croze.sweep.log.LogContent;
import croze.sweep.log.RunRecord;
import croze.sweep.log.ScoreLog;
import croze.sweep.plan.DurationEstimate;
import croze.sweep.plan.Shard;
import croze.sweep.plan.SweepPlan;
import croze.sweep.task.Scores;
import croze.sweep.task.Selection;
import croze.sweep.task.Task;
import croze.sweep.task.Task.Work;
import croze.sweep.task.TaskSetting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sweep from its setting to its files: the log, the export {@code <setting>.csv.gz}, and {@code
 * <setting>.manifest.json} that says what made it. What is published already is read, not written.
 */
public final class SweepJob {
  private static final Logger LOG = LoggerFactory.getLogger(SweepJob.class);

  private final Task task;
  private final TaskSetting setting;
  private final Selection selection;
  private final Shard shard;
  private final int workers;
  private final Optional<Function<Map<String, String>, Crew>> elsewhere;
  private volatile ScorePlace place;
  private volatile Map<String, String> inputs = Map.of();
  private volatile Sweep sweep;
  private volatile boolean stopped;

  /**
   * @param task what is computed
   * @param workers threads, each with a worker of the task
   * @param place where the scores lie
   */
  public SweepJob(Task task, Selection selection, int workers, ScorePlace place) {
    this(task, selection, Shard.WHOLE, workers, place);
  }

  /**
   * A part of a sweep, with files of its own.
   *
   * @param place where the scores of the whole sweep lie
   */
  public SweepJob(Task task, Selection selection, Shard shard, int workers, ScorePlace place) {
    this(task, selection, shard, workers, Optional.empty(), place.ofShard(shard));
  }

  private SweepJob(
      Task task,
      Selection selection,
      Shard shard,
      int workers,
      Optional<Function<Map<String, String>, Crew>> elsewhere,
      ScorePlace place) {
    this.task = task;
    this.setting = task.setting();
    this.selection = selection;
    this.shard = shard;
    this.workers = workers;
    this.elsewhere = elsewhere;
    this.place = place;
  }

  /**
   * This sweep, computed elsewhere than in threads of this JVM.
   *
   * @param crew for the SHA-256 of the input files by name, which must be the same there
   */
  public SweepJob by(Function<Map<String, String>, Crew> crew) {
    return new SweepJob(task, selection, shard, workers, Optional.of(crew), place);
  }

  public TaskSetting setting() {
    return setting;
  }

  /** The files that it writes; those of other images once {@link #run} has found them other. */
  public SweepFiles files() {
    return place.own();
  }

  /** SHA-256 by name of the images that the scores were made from, once {@link #run} has ended. */
  public Map<String, String> inputs() {
    return inputs;
  }

  /** The files that have the scores, once {@link #run} has ended. */
  public List<Path> exports() {
    return Stream.concat(place.published().stream(), Stream.of(place.own()))
        .flatMap(files -> files.export().stream())
        .toList();
  }

  /** Asks {@link #run} to end as soon as its workers can. Thread safe. */
  public void stop() {
    stopped = true;
    Sweep running = sweep;
    if (running != null) {
      running.stop();
    }
  }

  /**
   * Scores what neither the published export nor the log has, then, finished or stopped, writes
   * export and manifest of all that the log holds; they are left as they are if nothing was
   * lacking. Scores that were published of other images than are here are not joined: then the
   * sweep has files of its own.
   *
   * @param folder where the images are
   * @return all scores, published and of the log, or empty if it was stopped before all was scored
   * @throws InvalidInputException if images are missing, a file may not be written, or the log
   *     cannot be gone on with
   */
  public Optional<Scores> run(DataFolder folder, Progress progress) {
    requirePermission();
    Optional<VerifiedExport> published =
        place.published().flatMap(files -> VerifiedExport.read(files, setting));
    if (published.isPresent() && suffices(published.get(), folder)) {
      inputs = published.get().manifest().inputs();
      return Optional.of(published.get().scores());
    }
    Task.Source source = task.source(folder);
    inputs = source.inputs();
    if (place.published().isPresent() && isOfOthers(published, source.inputs())) {
      place = place.ofImages(source.inputs());
      published = Optional.empty();
      LOG.warn("the scores that are there were made from other images: {} is made", files().csv());
      requirePermission();
    }
    if (elsewhere.isEmpty()) {
      source.heapWarning(workers, Runtime.getRuntime().maxMemory()).ifPresent(LOG::warn);
    }
    try (ScoreLog log = ScoreLog.open(files().log(), setting)) {
      log.requireInputs(source.inputs());
      EarlierExport.into(log, files(), setting);
      List<Work> all = shard.of(SweepPlan.of(setting, selection.architectures(), task.columns()));
      Scores there =
          published.map(VerifiedExport::scores).orElseGet(() -> new Scores(setting.space()));
      List<Work> lacking = SweepPlan.lacking(all, there);
      sweep =
          elsewhere
              .map(crew -> new Sweep(lacking, crew.apply(source.inputs())))
              .orElseGet(() -> new Sweep(lacking, workers, source::open));
      return scored(log, published, folder, source, progress);
    }
  }

  private Optional<Scores> scored(
      ScoreLog log,
      Optional<VerifiedExport> published,
      DataFolder folder,
      Task.Source source,
      Progress progress) {
    List<Work> plan = sweep.plan(log.scores());
    Optional.of(plan)
        .filter(works -> elsewhere.isEmpty())
        .flatMap(source::coreSeconds)
        .ifPresent(
            seconds ->
                progress.estimated(
                    () -> DurationEstimate.of(plan.size(), seconds.getAsDouble(), workers)));
    if (stopped) {
      return Optional.empty();
    }
    if (!plan.isEmpty()) {
      log.append(
          RunRecord.of(
              selection,
              shard,
              task,
              elsewhere.isEmpty() ? Integer.toString(workers) : "of a cluster"));
    }
    boolean complete = sweep.run(log, progress);
    Scores own = SweepPlan.expand(setting, log.scores());
    if (own.count() > 0) {
      write(own, log.content(), folder);
    }
    return !complete
        ? Optional.empty()
        : Optional.of(
            published
                .map(p -> KnownScores.joined(p.csv(), p.scores(), files().log(), own))
                .orElse(own));
  }

  /** Whether all is published, and of the images that are here, if any are. */
  private boolean suffices(VerifiedExport published, DataFolder folder) {
    return KnownScores.of(published).cover(selection, task.columns())
        && InputFiles.here(published.manifest().inputs(), folder) != InputFiles.Here.OTHERS;
  }

  private boolean isOfOthers(Optional<VerifiedExport> published, Map<String, String> inputs) {
    Map<String, String> known =
        published
            .map(p -> p.manifest().inputs())
            .filter(i -> !i.isEmpty())
            .orElseGet(this::ownInputs);
    return !InputFiles.same(known, inputs);
  }

  private Map<String, String> ownInputs() {
    if (Files.exists(files().log())) {
      return ScoreLog.content(files().log(), setting).inputs();
    }
    return Files.exists(files().manifest())
        ? ExportManifest.read(files().manifest()).inputs()
        : Map.of();
  }

  /** Before anything is computed: after hours it would be late. */
  private void requirePermission() {
    WritePermission.of(files().csv(), Export.KIND);
    WritePermission.of(files().log());
    WritePermission.of(files().manifest(), ExportManifest.KIND);
    if (files().export().isPresent()
        && !Files.exists(files().log())
        && !Files.exists(files().manifest())) {
      throw new InvalidInputException(
          "%s has neither log nor manifest beside it, so that it would be replaced; give another --out, or move it away"
              .formatted(files().export().get()));
    }
  }

  /**
   * Writes export and manifest of what the log holds so far: of a sweep that was killed, or still
   * runs elsewhere. Computes nothing.
   *
   * @return the export
   * @throws InvalidInputException if there is no log with a score, it is of another setting, or an
   *     export is there that has more
   */
  public Path export(DataFolder folder) {
    if (!Files.exists(files().log()) && place.published().isPresent()) {
      ScorePlace others = place.ofImages(task.source(folder).inputs());
      place = Files.exists(others.own().log()) ? others : place;
    }
    requirePermission();
    if (!Files.exists(files().log())) {
      throw new InvalidInputException(
          "there is no %s: nothing of this sweep was computed here".formatted(files().log()));
    }
    LogContent log = ScoreLog.content(files().log(), setting);
    Scores own = SweepPlan.expand(setting, log.scores());
    if (own.count() == 0) {
      throw new InvalidInputException(
          "%s has no architecture yet: there is nothing to export".formatted(files().log()));
    }
    files().export().ifPresent(csv -> EarlierExport.requireAgreement(files().log(), own, csv));
    write(own, log, folder);
    return files().csv();
  }

  private void write(Scores own, LogContent log, DataFolder folder) {
    ExportManifest made =
        ExportManifest.made(
            log.inputs(),
            folder.standIns(log.inputs()),
            log.milliseconds() / 1000.0,
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            log.runs().stream().map(RunRecord::fields).toList());
    files().write(own, setting, made);
  }
}
