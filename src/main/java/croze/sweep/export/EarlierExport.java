package croze.sweep.export;

import croze.InvalidInputException;
import croze.space.Architecture;
import croze.sweep.log.RunRecord;
import croze.sweep.log.ScoreLine;
import croze.sweep.log.ScoreLog;
import croze.sweep.plan.SweepPlan;
import croze.sweep.task.Scores;
import croze.sweep.task.TaskSetting;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The export that an earlier run of the same sweep has written. Where its log is gone the new log
 * starts with its scores: nothing is computed twice, and the next export holds all of them. Where
 * the log is there, the log is what counts.
 */
public final class EarlierExport {
  private EarlierExport() {}

  /**
   * Fills a log that has no scores from the export; holds one that has against it.
   *
   * @throws InvalidInputException if the export cannot be trusted (see {@link VerifiedExport}), or
   *     was made from other images, or has scores that the log lacks or has otherwise
   */
  public static void into(ScoreLog log, SweepFiles files, TaskSetting setting) {
    Optional<Path> csv = files.export();
    if (csv.isEmpty()) {
      return;
    }
    if (log.scores().count() > 0) {
      requireAgreement(files.log(), SweepPlan.expand(setting, log.scores()), csv.get());
      return;
    }
    VerifiedExport export = VerifiedExport.read(files, setting).orElseThrow();
    log.requireInputs(export.manifest().inputs());
    export.manifest().runs().forEach(run -> log.append(new RunRecord(run)));
    append(log, export);
  }

  /**
   * @throws InvalidInputException if the export has scores that the log lacks or has otherwise; an
   *     export that has fewer was written before the log grew
   */
  public static void requireAgreement(Path log, Scores logged, Path csv) {
    Scores exported = Export.read(csv, logged.space());
    int before = logged.count();
    if (KnownScores.joined(log, logged, csv, exported).count() > before) {
      throw new InvalidInputException(
          "%s has scores that the log %s lacks; move the log away to go on from the export, or the export to go on from the log"
              .formatted(csv, log));
    }
  }

  /** A line an architecture; the computing time of all stands on the first. */
  private static void append(ScoreLog log, VerifiedExport export) {
    List<String> proxies = export.scores().proxies(List.of());
    long milliseconds = Math.round(export.manifest().computingSeconds() * 1000);
    for (Architecture architecture : export.scores().architectures()) {
      Map<String, Double> scores = new LinkedHashMap<>();
      for (String proxy : proxies) {
        export.scores().get(architecture, proxy).ifPresent(score -> scores.put(proxy, score));
      }
      log.append(new ScoreLine(architecture, milliseconds, scores));
      milliseconds = 0;
    }
  }
}
