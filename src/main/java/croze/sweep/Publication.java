package croze.sweep;

import croze.InvalidInputException;
import croze.data.WholeFile;
import croze.data.WritePermission;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        there.map(t -> joined(t.manifest(), own.get().manifest())).orElse(own.get().manifest());
    WritePermission.of(published.csv(), Export.KIND);
    WritePermission.of(published.manifest(), ExportManifest.KIND);
    String text = Export.text(all, setting.columns());
    WholeFile.write(
        published.manifest(), ExportManifest.of(published.csv(), text, all, setting, made).json());
    return Optional.of(Export.write(published.csv(), text));
  }

  /** What made both; a run that both have counts once. */
  private static ExportManifest joined(ExportManifest there, ExportManifest own) {
    List<Map<String, String>> runs = new ArrayList<>(there.runs());
    double seconds = there.computingSeconds();
    for (Map<String, String> run : own.runs()) {
      if (!runs.contains(run)) {
        runs.add(run);
        seconds += Double.parseDouble(run.getOrDefault(RunRecord.SECONDS, "0"));
      }
    }
    Set<String> remarks = new LinkedHashSet<>(there.remarks());
    remarks.addAll(own.remarks());
    return ExportManifest.made(
        there.inputs().isEmpty() ? own.inputs() : there.inputs(),
        List.copyOf(remarks),
        seconds,
        own.finished(),
        runs);
  }
}
