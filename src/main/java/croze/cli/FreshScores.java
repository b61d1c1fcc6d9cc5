package croze.cli;

import croze.data.DataFolder;
import croze.proxy.Proxy;
import croze.score.Scoring;
import croze.score.Setting;
import croze.sweep.ScorePlace;
import croze.sweep.Selection;
import croze.sweep.SweepJob;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Scores that are computed whatever scores are there, in a folder that is deleted afterwards. */
final class FreshScores {
  private FreshScores() {}

  /**
   * @param read takes what is wanted from the export
   * @throws croze.InvalidInputException if images are missing or broken
   */
  static <T> T of(
      Setting setting,
      Selection selection,
      List<Proxy> proxies,
      int workers,
      DataFolder folder,
      PrintWriter err,
      Function<Path, T> read) {
    try {
      Path temporary = Files.createTempDirectory("croze-scores");
      try {
        SweepJob job =
            Scoring.job(
                setting,
                selection,
                proxies,
                workers,
                ScorePlace.alone(temporary.resolve("scores.csv")));
        SweepConsole.run(job, folder, err);
        return read.apply(job.files().csv());
      } finally {
        delete(temporary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the scores cannot be kept: " + e.getMessage(), e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
