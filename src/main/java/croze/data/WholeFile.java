package croze.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Writes a file whole or not at all: into a new file beside it whose name ends in {@code .part},
 * then renamed, so that whoever reads it sees the old content or the new. What it may replace says
 * {@link WritePermission}.
 */
public final class WholeFile {
  private WholeFile() {}

  /** The text in UTF-8; as {@link #write(Path, byte[])}. */
  public static Path write(Path file, String text) {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes the file, and its folder if there is none.
   *
   * @return the file
   * @throws croze.InvalidInputException if it is no file that may be written
   * @throws UncheckedIOException if it cannot be written; what was there before stays
   */
  public static Path write(Path file, byte[] bytes) {
    Path target = WritePermission.of(file);
    Path part =
        target.resolveSibling(
            "%s.%d-%x.part"
                .formatted(target.getFileName(), ProcessHandle.current().pid(), System.nanoTime()));
    try {
      Files.createDirectories(target.toAbsolutePath().getParent());
      try {
        Files.write(part, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Files.move(
            part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + reason(e), e);
    }
    return file;
  }

  /** Why it failed; the message of some exceptions is the name of the file and nothing else. */
  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "access denied";
    }
    return e instanceof FileSystemException f
        ? Optional.ofNullable(f.getReason()).orElse(e.getClass().getSimpleName())
        : e.getMessage();
  }
}
