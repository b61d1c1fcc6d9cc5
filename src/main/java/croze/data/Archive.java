package croze.data;

import croze.InvalidInputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Takes one file out of a {@code .tar.gz}. */
final class Archive {
  private Archive() {}

  /**
   * Copies the member of exactly that name to {@code target}; names in the archive are compared,
   * never used as paths.
   *
   * @throws InvalidInputException if the archive is broken or has no such file
   */
  static void extract(Path archive, String member, Path target) {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new GzipCompressorInputStream(
                new BufferedInputStream(Files.newInputStream(archive))))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (isPlainFile(entry) && entry.getName().equals(member)) {
          Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
          return;
        }
      }
    } catch (IOException e) {
      throw new InvalidInputException(
          archive + " is not a sound .tar.gz (" + e.getMessage() + "); delete it and fetch again",
          e);
    }
    throw new InvalidInputException(
        archive + " has no file " + member + "; delete it and fetch again");
  }

  private static boolean isPlainFile(TarArchiveEntry entry) {
    return entry.isFile() && !entry.isSymbolicLink() && !entry.isLink();
  }
}
