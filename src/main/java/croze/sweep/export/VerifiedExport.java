package croze.sweep.export;

import croze.InvalidInputException;
import croze.data.ExportHash;
import croze.sweep.log.LogHeader;
import croze.sweep.task.Scores;
import croze.sweep.task.TaskSetting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An export that is what its manifest says, by its hash.
 *
 * @param csv the file
 * @param manifest what made it
 * @param scores its content
 */
public record VerifiedExport(Path csv, ExportManifest manifest, Scores scores) {

  /**
   * Reads the export of a setting.
   *
   * @return empty if there is none
   * @throws InvalidInputException if it has no manifest, is not what its manifest says, was made by
   *     another setting, or has scores by an unknown proxy
   */
  public static Optional<VerifiedExport> read(SweepFiles files, TaskSetting setting) {
    Optional<Path> csv = files.export();
    if (csv.isEmpty()) {
      return Optional.empty();
    }
    if (!Files.exists(files.manifest())) {
      throw new InvalidInputException(
          "%s has no manifest beside it (%s), which says what made it; restore that, or move the export away"
              .formatted(csv.get(), files.manifest().getFileName()));
    }
    ExportManifest manifest = ExportManifest.read(files.manifest());
    LogHeader.of(setting)
        .difference(manifest.header())
        .ifPresent(
            difference -> {
              throw new InvalidInputException(
                  "%s holds the scores of another sweep (%s); give another --out, or move it away"
                      .formatted(csv.get(), difference));
            });
    return Optional.of(verified(csv.get(), files.manifest(), manifest, setting));
  }

  private static VerifiedExport verified(
      Path csv, Path file, ExportManifest manifest, TaskSetting setting) {
    ExportHash.require(csv, file, manifest.sha256(), ExportHash.of(csv));
    Scores scores = Export.read(csv, setting.space());
    if (scores.architectures().size() != manifest.architectures()) {
      throw new InvalidInputException(
          "%s has %d architectures, %s says %d; restore both (git checkout), or move both away and sweep again"
              .formatted(
                  csv,
                  scores.architectures().size(),
                  file.getFileName(),
                  manifest.architectures()));
    }
    for (String proxy : scores.proxies(List.of())) {
      try {
        setting.requireColumn(proxy);
      } catch (InvalidInputException e) {
        throw new InvalidInputException(
            "%s, column %s: %s".formatted(csv, proxy, e.getMessage()), e);
      }
    }
    return new VerifiedExport(csv, manifest, scores);
  }
}
