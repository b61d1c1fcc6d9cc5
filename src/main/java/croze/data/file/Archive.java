package croze.data.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Takes one file out of a {@code .tar.gz}. */
public final class Archive {
  /** How long an archive and, unless the manifest knows better, a file may be: 256 MiB. */
  public static final long MOST_BYTES = 256L << 20;

  /** How far an archive is unpacked in search of the member: 1 GiB. */
  private static final long MOST_UNPACKED = 1L << 30;

  private Archive() {}

  /**
   * Copies the member of exactly that name to {@code target}; names in the archive are compared,
   * never used as paths.
   *
   * @param most how many bytes the member may have
   * @throws IOException if the archive is broken, has no such file, or a longer one; nothing is
   *     left at {@code target}
   */
  public static void extract(Path archive, String member, long most, Path target)
      throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new LimitedInputStream(
                new GzipCompressorInputStream(
                    new BufferedInputStream(Files.newInputStream(archive))),
                "the unpacked archive",
                MOST_UNPACKED))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (isPlainFile(entry) && entry.getName().equals(member)) {
          Files.copy(
              new LimitedInputStream(tar, member, most),
              target,
              StandardCopyOption.REPLACE_EXISTING);
          return;
        }
      }
    } catch (IOException e) {
      Files.deleteIfExists(target);
      throw new IOException("it is not a sound .tar.gz (" + e.getMessage() + ")", e);
    }
    throw new IOException("it has no file " + member);
  }

  private static boolean isPlainFile(TarArchiveEntry entry) {
    return entry.isFile() && !entry.isSymbolicLink() && !entry.isLink();
  }
}
