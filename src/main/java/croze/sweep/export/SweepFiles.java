package croze.sweep.export;

import croze.InvalidInputException;
import croze.data.file.WholeFile;
import croze.sweep.log.InputFiles;
import croze.sweep.plan.Shard;
import croze.sweep.task.Scores;
import croze.sweep.task.TaskSetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a sweep: its export, and beside it the log and the manifest.
 *
 * @param csv the export, {@code .csv} or {@code .csv.gz}
 */
public record SweepFiles(Path csv) {
  private static final List<String> ENDINGS = List.of(".csv.gz", ".csv");
  private static final String IMAGES = "-images-";

  /**
   * @throws InvalidInputException if the name has another ending
   */
  public SweepFiles {
    if (!isExport(csv)) {
      throw new InvalidInputException(
          "\"%s\": expected the name of an export, which ends in .csv or .csv.gz".formatted(csv));
    }
  }

  /** Whether the name is one that an export may have. */
  static boolean isExport(Path csv) {
    String name = String.valueOf(csv.getFileName());
    return ENDINGS.stream().anyMatch(e -> name.endsWith(e) && name.length() > e.length());
  }

  /** Where those of a setting lie below a folder of results. */
  public static SweepFiles of(Path results, TaskSetting setting) {
    return new SweepFiles(results.resolve(setting.export()));
  }

  /** Those of the same setting with other images: {@code <setting>-images-1a2b3c4d.csv.gz}. */
  SweepFiles ofImages(Map<String, String> inputs) {
    return new SweepFiles(
        csv.resolveSibling(
            stem() + IMAGES + InputFiles.digest(inputs).substring(0, 8) + ENDINGS.get(0)));
  }

  /** The exports that are there of the same setting with other images, in order of their names. */
  public List<Path> ofOtherImages() {
    Path folder = csv.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(SweepFiles::isExport)
          .filter(file -> file.getFileName().toString().startsWith(stem() + IMAGES))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  /** Those of a part: {@code <setting>-shard-3-of-10.csv.gz}. */
  SweepFiles ofShard(Shard shard) {
    return shard.isWhole()
        ? this
        : new SweepFiles(
            csv.resolveSibling(
                "%s-shard-%d-of-%d%s".formatted(stem(), shard.index(), shard.count(), ending())));
  }

  /**
   * Writes export and manifest, unless these very scores are there with their manifest.
   *
   * @param made what is to be said of the scores
   */
  public void write(Scores scores, TaskSetting setting, ExportManifest made) {
    WholeFile.Content text = Export.content(scores, setting.columns());
    String sha256 = Export.sha256(text);
    if (isWritten(sha256)) {
      return;
    }
    // If it ends between the two, the next run finds that they are not of one another.
    WholeFile.write(manifest(), ExportManifest.of(csv, sha256, scores, setting, made).json());
    Export.write(csv, text);
  }

  private boolean isWritten(String sha256) {
    return Files.exists(csv)
        && Files.exists(manifest())
        && Export.sha256(csv).equals(sha256)
        && ExportManifest.read(manifest()).sha256().equals(sha256);
  }

  public Path log() {
    return csv.resolveSibling(stem() + ".log");
  }

  public Path manifest() {
    return csv.resolveSibling(stem() + ".manifest.json");
  }

  /**
   * The hash that the manifest says of the export; empty without a manifest, or if it has none.
   *
   * @throws InvalidInputException if the manifest cannot be read
   */
  public Optional<String> manifestedSha256() {
    return Files.exists(manifest())
        ? Optional.of(ExportManifest.read(manifest()).sha256()).filter(hash -> !hash.isEmpty())
        : Optional.empty();
  }

  /** The export that is there, packed or not; empty if there is none. */
  public Optional<Path> export() {
    if (Files.exists(csv)) {
      return Optional.of(csv);
    }
    return ENDINGS.stream()
        .map(e -> csv.resolveSibling(stem() + e))
        .filter(Files::exists)
        .findFirst();
  }

  private String stem() {
    String name = csv.getFileName().toString();
    return name.substring(0, name.length() - ending().length());
  }

  private String ending() {
    String name = csv.getFileName().toString();
    return ENDINGS.stream().filter(name::endsWith).findFirst().orElseThrow();
  }
}
