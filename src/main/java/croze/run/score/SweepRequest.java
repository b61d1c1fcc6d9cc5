package croze.run.score;

import croze.data.DataFolder;
import croze.proxy.api.Proxy;
import croze.run.RemoteWork;
import croze.run.ResultFolders;
import croze.run.RunListener;
import croze.score.Scoring;
import croze.score.Setting;
import croze.sweep.SweepJob;
import croze.sweep.export.ScorePlace;
import croze.sweep.plan.Shard;
import croze.sweep.task.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A sweep as someone asks for it: many architectures by some proxies.
 *
 * @param architectures as {@link Selection#parse} reads them
 * @param shard the part that is computed
 * @param workers threads, each with an engine of its own
 * @param spark master of the Spark cluster that scores; empty for the workers
 * @param file the export that has all scores, published or not; empty for those of the setting
 *     below {@code results/local}, without what is published
 * @param exportOnly whether nothing is computed, and what the log has is written
 */
public record SweepRequest(
    Setting setting,
    String architectures,
    List<Proxy> proxies,
    Shard shard,
    int workers,
    Optional<String> spark,
    Optional<Path> file,
    boolean exportOnly) {

  /**
   * Scores what lacks, and goes on where it was stopped.
   *
   * @throws croze.InvalidInputException if the file is among the published results, or
   *     architectures, images or the log are wrong
   */
  public void run(DataFolder folder, RunListener listener) {
    file.ifPresent(ResultFolders::requireNotPublished);
    ResultFolders results = ResultFolders.STANDARD;
    Scoring scoring = new Scoring(setting, proxies);
    SweepJob local =
        new SweepJob(
            scoring,
            Selection.parse(setting.space(), architectures),
            shard,
            workers,
            file.map(ScorePlace::alone)
                .orElseGet(() -> ScorePlace.of(results.own(), results.published(), setting)));
    SweepJob job =
        spark
            .map(master -> local.by(RemoteWork.crew("spark", master, scoring, Optional.empty())))
            .orElse(local);
    if (exportOnly) {
      listener.print(job.export(folder));
    } else {
      listener.complete(job, folder);
    }
  }
}
