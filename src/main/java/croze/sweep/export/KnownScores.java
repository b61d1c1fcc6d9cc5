package croze.sweep.export;

import croze.InvalidInputException;
import croze.sweep.log.InputFiles;
import croze.sweep.log.LogContent;
import croze.sweep.log.ScoreLog;
import croze.sweep.plan.SweepPlan;
import croze.sweep.task.Scores;
import croze.sweep.task.Selection;
import croze.sweep.task.TaskSetting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The scores of a setting that are there before anything is computed: the published export, and
 * joined to it a user's own.
 *
 * @param scores of both
 * @param inputs SHA-256 of the images that they were made from, by name
 * @param exports the files
 */
public record KnownScores(Scores scores, Map<String, String> inputs, List<Path> exports) {

  /**
   * @throws InvalidInputException if an export cannot be trusted (see {@link VerifiedExport}), or
   *     the two disagree
   */
  public static KnownScores read(ScorePlace place, TaskSetting setting) {
    Optional<VerifiedExport> published =
        place.published().flatMap(files -> VerifiedExport.read(files, setting));
    Optional<KnownScores> own = own(place.own(), setting);
    if (published.isEmpty()) {
      return own.orElse(new KnownScores(new Scores(setting.space()), Map.of(), List.of()));
    }
    KnownScores known = of(published.get());
    return own.filter(o -> InputFiles.same(known.inputs, o.inputs)).map(known::with).orElse(known);
  }

  /** A user's own: the log is what counts, and where it is gone the export. */
  private static Optional<KnownScores> own(SweepFiles files, TaskSetting setting) {
    if (!Files.exists(files.log())) {
      return VerifiedExport.read(files, setting).map(KnownScores::of);
    }
    LogContent log = ScoreLog.content(files.log(), setting);
    Scores scores = SweepPlan.expand(setting, log.scores());
    files.export().ifPresent(csv -> EarlierExport.requireAgreement(files.log(), scores, csv));
    return scores.count() == 0
        ? Optional.empty()
        : Optional.of(new KnownScores(scores, log.inputs(), List.of(files.csv())));
  }

  public static KnownScores of(VerifiedExport export) {
    return new KnownScores(export.scores(), export.manifest().inputs(), List.of(export.csv()));
  }

  private KnownScores with(KnownScores own) {
    return new KnownScores(
        joined(exports.get(0), scores, own.exports.get(0), own.scores),
        inputs.isEmpty() ? own.inputs : inputs,
        List.of(exports.get(0), own.exports.get(0)));
  }

  /**
   * @throws InvalidInputException if they have different scores of an architecture by a proxy
   */
  public static Scores joined(Path a, Scores ofA, Path b, Scores ofB) {
    Scores all = new Scores(ofA.space());
    all.addAll(ofA);
    try {
      all.addAll(ofB);
    } catch (InvalidInputException e) {
      throw new InvalidInputException(
          "%s and %s disagree: %s; find out which is wrong and move it away with its log and manifest"
              .formatted(a, b, e.getMessage()),
          e);
    }
    return all;
  }

  /** Whether nothing is to be computed. */
  public boolean cover(Selection selection, List<String> columns) {
    return selection.architectures().stream()
        .allMatch(a -> columns.stream().allMatch(c -> scores.get(a, c).isPresent()));
  }
}
