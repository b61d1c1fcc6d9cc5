package croze.data.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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

  /** The writer of a file's content to a stream, the same bytes each time; it does not close it. */
  @FunctionalInterface
  public interface Content {
    void to(OutputStream out) throws IOException;
  }

  /** The text in UTF-8; as {@link #write(Path, Content)}. */
  public static Path write(Path file, String text) {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** As {@link #write(Path, Content)}. */
  public static Path write(Path file, byte[] bytes) {
    return write(file, out -> out.write(bytes));
  }

  /**
   * Writes the file, and its folder if there is none.
   *
   * @return the file
   * @throws croze.InvalidInputException if it is no file that may be written
   * @throws UncheckedIOException if it cannot be written; what was there before stays
   */
  public static Path write(Path file, Content content) {
    Path target = WritePermission.of(file);
    Path part =
        target.resolveSibling(
            "%s.%d-%x.part"
                .formatted(target.getFileName(), ProcessHandle.current().pid(), System.nanoTime()));
    try {
      Files.createDirectories(target.toAbsolutePath().getParent());
      try {
        try (OutputStream out =
            new BufferedOutputStream(
                Files.newOutputStream(
                    part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
          content.to(out);
        }
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
