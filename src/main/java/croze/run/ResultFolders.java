package croze.run;

import croze.InvalidInputException;
import croze.data.ProjectRoot;
import croze.data.file.WritePermission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of published results, which a command reads and only {@code --publish} writes, and the
 * folder that a command writes.
 *
 * @param published by default {@code results}
 * @param own by default {@code results/local}, which git ignores
 */
public record ResultFolders(Path published, Path own) {
  public static final Path PUBLISHED = ProjectRoot.resolve("results");
  private static final String LOCAL = "local";

  public static final ResultFolders STANDARD = under(PUBLISHED);

  /** A folder of published results, and {@code local} in it. */
  public static ResultFolders under(Path results) {
    return new ResultFolders(results, results.resolve(LOCAL));
  }

  /**
   * @param given what the user wants written instead; null for nothing
   * @param publish whether the published results are what is written
   */
  public static ResultFolders of(Path given, boolean publish) {
    if (given == null || isPublished(given)) {
      return STANDARD;
    }
    return publish ? under(given) : new ResultFolders(PUBLISHED, given);
  }

  private static boolean isPublished(Path folder) {
    try {
      return Files.isDirectory(PUBLISHED)
          && Files.isDirectory(folder)
          && Files.isSameFile(PUBLISHED, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * @throws InvalidInputException if that is a file of the published results
   */
  public static void requireNotPublished(Path file) {
    Path target = WritePermission.of(file).toAbsolutePath().normalize();
    Path results = PUBLISHED.toAbsolutePath();
    if (target.startsWith(results) && !target.startsWith(results.resolve(LOCAL))) {
      throw new InvalidInputException(
          "%s is among the published results, which only make publish writes; give another name, such as one below %s"
              .formatted(file, STANDARD.own));
    }
  }

  /** The name of one of their files in manifests: below the folder of results, with slashes. */
  public String name(Path file) {
    Path root = file.startsWith(published) ? published : own;
    return root.relativize(file).toString().replace('\\', '/');
  }
}
