package croze.sweep.merge;

import croze.InvalidInputException;
import croze.data.DataFolder;
import croze.data.file.WritePermission;
import croze.space.Architecture;
import croze.sweep.export.Export;
import croze.sweep.export.ExportManifest;
import croze.sweep.export.KnownScores;
import croze.sweep.export.SweepFiles;
import croze.sweep.export.VerifiedExport;
import croze.sweep.log.InputFiles;
import croze.sweep.log.LogHeader;
import croze.sweep.task.ScoreText;
import croze.sweep.task.Scores;
import croze.sweep.task.Selection;
import croze.sweep.task.TaskSetting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Exports and logs of the parts of a sweep, joined to one. Whatever the parts, their order, and how
 * often a score is there, the export has the bytes of a sweep that was never split. Not thread
 * safe.
 */
public final class Merge {
  private final TaskSetting setting;
  private final List<MergeFile> files = new ArrayList<>();
  private final Scores scores;
  private ExportManifest made;

  private Merge(TaskSetting setting) {
    this.setting = setting;
    this.scores = new Scores(setting.space());
  }

  /**
   * Reads the files.
   *
   * @param paths exports with their manifests, or logs; at least one
   * @param settings the setting of the fields that a header or manifest has
   * @throws InvalidInputException naming the files, if they have different settings or images, or
   *     different scores of an architecture by a proxy, or one of them cannot be trusted
   */
  public static Merge of(List<Path> paths, Function<Map<String, String>, TaskSetting> settings) {
    List<Path> sources = paths.stream().map(MergeFile::source).distinct().toList();
    Merge merge = new Merge(settings.apply(MergeFile.header(sources.get(0)).fields()));
    LogHeader expected = LogHeader.of(merge.setting);
    for (Path source : sources) {
      expected
          .difference(MergeFile.header(source))
          .ifPresent(
              difference -> {
                throw new InvalidInputException(
                    "%s is of another sweep than %s: %s; leave one of them out"
                        .formatted(source, sources.get(0), difference));
              });
      merge.add(MergeFile.read(source, merge.setting));
    }
    return merge;
  }

  public TaskSetting setting() {
    return setting;
  }

  /** SHA-256 of the images that the scores were made from, by name. */
  public Map<String, String> inputs() {
    return made.inputs();
  }

  /** Whether scores of these images may stand beside. */
  public boolean sameInputs(Map<String, String> others) {
    return InputFiles.same(others, inputs());
  }

  private void add(MergeFile.Read read) {
    MergeFile file = read.file();
    if (made != null && !InputFiles.same(made.inputs(), file.made().inputs())) {
      throw new InvalidInputException(
          "%s was made from other images than %s: %s; leave one of them out"
              .formatted(
                  file.path(),
                  files.get(0).path(),
                  InputFiles.difference(made.inputs(), file.made().inputs())));
    }
    made = made == null ? file.made() : made.with(file.made());
    List<String> columns = read.scores().proxies(List.of());
    for (Architecture architecture : read.scores().architectures()) {
      for (String column : columns) {
        OptionalDouble score = read.scores().get(architecture, column);
        if (score.isPresent()) {
          add(file, architecture, column, score.getAsDouble());
        }
      }
    }
    files.add(file);
  }

  private void add(MergeFile file, Architecture architecture, String column, double score) {
    OptionalDouble known = scores.get(architecture, column);
    if (known.isEmpty()) {
      scores.add(architecture, column, score);
    } else if (Double.compare(known.getAsDouble(), score) != 0) {
      MergeFile other =
          files.stream()
              .filter(
                  f ->
                      MergeFile.read(f.path(), setting)
                          .scores()
                          .get(architecture, column)
                          .isPresent())
              .findFirst()
              .orElseThrow();
      throw new InvalidInputException(
          "%s and %s disagree: architecture %s has %s=%s there and %s here; find out which is wrong and leave it out"
              .formatted(
                  other.place(setting, architecture, column),
                  file.place(setting, architecture, column),
                  Scores.name(setting.space(), architecture),
                  column,
                  ScoreText.shortest(known.getAsDouble()),
                  ScoreText.shortest(score)));
    }
  }

  /**
   * Refuses a merge with gaps.
   *
   * @param given the architectures that must have scores; empty for those that the files' sweeps
   *     were asked for
   * @param published scores that the sweeps had no need to compute
   * @throws InvalidInputException naming what is missing, or the file that says not what it was
   *     asked for
   */
  public void requireWhole(Optional<Selection> given, Scores published) {
    if (scores.count() == 0) {
      throw new InvalidInputException(files.get(0).path() + " and the others have no scores yet");
    }
    Map<Asked, Path> asked = new LinkedHashMap<>();
    for (MergeFile file : files) {
      file.made().runs().forEach(run -> asked.putIfAbsent(Asked.of(run), file.path()));
    }
    asked.forEach(
        (one, file) ->
            one.gap(
                    setting,
                    given.orElseGet(() -> one.selection(file, setting)),
                    List.of(scores, published))
                .ifPresent(
                    gap -> {
                      throw new InvalidInputException(gap);
                    }));
  }

  /**
   * Writes the export and its manifest, unless they are there already.
   *
   * @param target no log may be beside it, which a sweep would go on from without these scores
   * @param folder which knows whether images stand in for others
   * @throws InvalidInputException if something else is there, or an export that has more
   */
  public Path write(SweepFiles target, DataFolder folder) {
    WritePermission.of(target.csv(), Export.KIND);
    WritePermission.of(target.manifest(), ExportManifest.KIND);
    if (Files.exists(target.log())) {
      throw new InvalidInputException(
          "%s is there, and a sweep goes on from it without what is merged; name it among the files and give another --out, or move it away"
              .formatted(target.log()));
    }
    VerifiedExport.read(target, setting).ifPresent(this::requireContained);
    target.write(
        scores,
        setting,
        made.with(
            ExportManifest.made(
                Map.of(),
                folder.standIns(made.inputs()),
                0,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                List.of())));
    return target.csv();
  }

  private void requireContained(VerifiedExport there) {
    Scores all = KnownScores.joined(there.csv(), there.scores(), files.get(0).path(), scores);
    if (all.count() > scores.count()) {
      throw new InvalidInputException(
          "%s is there and has scores that the files lack; name it among the files too, or give another --out"
              .formatted(there.csv()));
    }
  }
}
