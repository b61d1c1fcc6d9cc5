package croze.run.score;

import croze.data.DataFolder;
import croze.data.file.TemporaryFolder;
import croze.proxy.api.Proxy;
import croze.run.RunListener;
import croze.score.Scoring;
import croze.score.Setting;
import croze.sweep.SweepJob;
import croze.sweep.export.ScorePlace;
import croze.sweep.task.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Scores that are computed whatever scores are there, in a folder that is deleted afterwards. */
public final class FreshScores {
  private FreshScores() {}

  /**
   * @param read takes what is wanted from the export
   * @throws croze.InvalidInputException if images are missing or broken
   */
  public static <T> T of(
      Setting setting,
      Selection selection,
      List<Proxy> proxies,
      int workers,
      DataFolder folder,
      RunListener listener,
      Function<Path, T> read) {
    try (TemporaryFolder temporary = TemporaryFolder.create("croze-scores")) {
      SweepJob job =
          Scoring.job(
              setting,
              selection,
              proxies,
              workers,
              ScorePlace.alone(temporary.path().resolve("scores.csv")));
      listener.sweep(job, folder);
      return read.apply(job.files().csv());
    }
  }
}
