package croze.sweep.export;

import croze.InvalidInputException;
import croze.data.file.WritePermission;
import croze.sweep.log.InputFiles;
import croze.sweep.task.Scores;
import croze.sweep.task.TaskSetting;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Publishes a user's own scores: the published export gets those that it lacks. */
public final class Publication {
  private Publication() {}

  /**
   * Joins a user's own scores of a setting to the published ones. Nothing that is published is
   * lost.
   *
   * @return the published export if it has changed
   * @throws InvalidInputException if the two were made from other images, disagree, or cannot be
   *     trusted
   */
  public static Optional<Path> of(ScorePlace place, TaskSetting setting) {
    SweepFiles published = place.published().orElseThrow();
    Optional<VerifiedExport> own = VerifiedExport.read(place.own(), setting);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    Optional<VerifiedExport> there = VerifiedExport.read(published, setting);
    Map<String, String> ownInputs = own.get().manifest().inputs();
    there
        .map(t -> t.manifest().inputs())
        .filter(inputs -> !InputFiles.same(inputs, ownInputs))
        .ifPresent(
            inputs -> {
              throw new InvalidInputException(
                  "%s cannot be published with %s: it was made from other images, %s"
                      .formatted(
                          own.get().csv(),
                          there.get().csv(),
                          InputFiles.difference(inputs, ownInputs)));
            });
    Scores all =
        there
            .map(t -> KnownScores.joined(t.csv(), t.scores(), own.get().csv(), own.get().scores()))
            .orElse(own.get().scores());
    if (there.isPresent() && all.count() == there.get().scores().count()) {
      return Optional.empty();
    }
    ExportManifest made =
        there.map(t -> t.manifest().with(own.get().manifest())).orElse(own.get().manifest());
    WritePermission.of(published.csv(), Export.KIND);
    WritePermission.of(published.manifest(), ExportManifest.KIND);
    published.write(all, setting, made);
    return Optional.of(published.csv());
  }
}
