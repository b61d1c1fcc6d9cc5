package croze.sweep.export;

import croze.sweep.plan.Shard;
import croze.sweep.task.TaskSetting;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the scores of a setting lie: a user's own, which a sweep writes, and those that are
 * published, which it only reads.
 *
 * @param own what a sweep writes
 * @param published empty if a sweep is to stand alone
 */
public record ScorePlace(SweepFiles own, Optional<SweepFiles> published) {

  /** A file of its own, whatever is published. */
  public static ScorePlace alone(Path csv) {
    return new ScorePlace(new SweepFiles(csv), Optional.empty());
  }

  /**
   * @param own folder of a user's results
   * @param published folder of published results, which may be missing
   */
  public static ScorePlace of(Path own, Path published, TaskSetting setting) {
    return new ScorePlace(
        SweepFiles.of(own, setting), Optional.of(SweepFiles.of(published, setting)));
  }

  /** Scores of the same setting that were made from other images have a file of their own. */
  public ScorePlace ofImages(Map<String, String> inputs) {
    return new ScorePlace(own.ofImages(inputs), Optional.empty());
  }

  public ScorePlace ofShard(Shard shard) {
    return new ScorePlace(own.ofShard(shard), published);
  }
}
