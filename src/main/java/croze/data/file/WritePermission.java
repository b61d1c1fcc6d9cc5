package croze.data.file;

import croze.InvalidInputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The rule which files may be written: those that are not there yet, and regular files that are
 * recognisably ours. Symbolic links are followed. A command asks before it computes anything, and
 * {@link WholeFile} asks again for every file that it writes.
 */
public final class WritePermission {
  private static final int HEAD_BYTES = 4096;
  private static final int MOST_LINKS = 40;
  private static final int GZIP_MAGIC = 0x1f8b;

  private WritePermission() {}

  /**
   * A kind of files that a command may replace.
   *
   * @param name what a message calls one: "an export of croze sweep"
   * @param begins whether a file with these first characters (of the unpacked text, if it is a
   *     gzip) is one
   */
  public record Kind(String name, Predicate<String> begins) {}

  /**
   * The file that is written under a name.
   *
   * @param kind what may be replaced
   * @return the target, symbolic links followed
   * @throws InvalidInputException if something else is there, or nothing can be written there
   */
  public static Path of(Path target, Kind kind) {
    Path file = of(target);
    if (Files.exists(file) && !kind.begins().test(head(file))) {
      throw new InvalidInputException(
          "%s is there already and is not %s; it is left as it is: give another name, or move it away"
              .formatted(target, kind.name()));
    }
    return file;
  }

  /**
   * The file that is written under a name where none may be yet.
   *
   * @throws InvalidInputException if one is there, or nothing can be written there
   */
  public static Path ofNew(Path target) {
    Path file = of(target);
    if (Files.exists(file)) {
      throw new InvalidInputException(target + " exists; give a new file, or delete it");
    }
    return file;
  }

  /** As {@link #of(Path, Kind)}, for a regular file of any content. */
  public static Path of(Path target) {
    if (target.toString().isBlank()) {
      throw new InvalidInputException("the name of a file to write is empty; give one");
    }
    Path file = followed(target);
    if (Files.isDirectory(file) || file.getFileName() == null) {
      throw new InvalidInputException(target + " is a folder; give the name of a file");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new InvalidInputException(
          target + " is no regular file (a device or a pipe?); give another name");
    }
    Path folder = file.toAbsolutePath().getParent();
    // A link that leads nowhere is there too, and no folder can be made in its place.
    while (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      folder = folder.getParent();
    }
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new InvalidInputException(
          "%s cannot be written: %s is %s; give another name"
              .formatted(
                  target,
                  folder,
                  Files.isDirectory(folder) ? "a folder that is read only" : "no folder"));
    }
    return file;
  }

  /**
   * Asks for a folder of results that are known by one of them: it may be written if that one is
   * there and ours, or if none of the others is there.
   *
   * @param sign name of the file that the folder is known by
   * @param others regular expression of the names of the other files that are written
   * @throws InvalidInputException if something else is there, or nothing can be written there
   */
  public static void ofFolder(Path folder, String sign, Kind kind, String others) {
    if (Files.exists(of(folder.resolve(sign), kind)) || !Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.getFileName().toString().matches(others))
          .findFirst()
          .ifPresent(
              file -> {
                throw new InvalidInputException(
                    "%s is there and no %s of ours beside it; it is left as it is: give another folder, or move it away"
                        .formatted(file, sign));
              });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  /**
   * A free name beside a file, to set it aside: {@code <name>.<ending>}, or with a number if that
   * is taken.
   *
   * @throws InvalidInputException if nothing can be written there
   */
  public static Path beside(Path file, String ending) {
    Path free = file.resolveSibling(file.getFileName() + "." + ending);
    for (int i = 2; Files.exists(free, LinkOption.NOFOLLOW_LINKS); i++) {
      free = file.resolveSibling(file.getFileName() + "." + ending + i);
    }
    return of(free);
  }

  private static Path followed(Path target) {
    Path file = target;
    try {
      for (int links = 0; Files.isSymbolicLink(file); links++) {
        if (links == MOST_LINKS) {
          throw new InvalidInputException(
              target + " is a symbolic link to itself; give another name");
        }
        file = file.resolveSibling(Files.readSymbolicLink(file));
      }
    } catch (IOException e) {
      throw new InvalidInputException(target + " cannot be read: " + e, e);
    }
    return file;
  }

  private static String head(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      in.mark(2);
      boolean packed = (in.read() << 8 | in.read()) == GZIP_MAGIC;
      in.reset();
      byte[] head = (packed ? new GZIPInputStream(in) : in).readNBytes(HEAD_BYTES);
      return new String(head, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return ""; // what cannot be read is not ours
    }
  }
}
