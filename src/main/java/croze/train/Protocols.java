package croze.train;

import croze.InvalidInputException;
import croze.data.ProjectRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder of {@link Protocol} files. */
public final class Protocols {
  private static final Path FOLDER = ProjectRoot.resolve("experiments/protocols");
  private static final String ENDING = ".yaml";

  private Protocols() {}

  /** Name of a protocol given as {@link #read} takes it. */
  public static String name(String text) {
    String file = Path.of(text).getFileName().toString();
    return file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
  }

  /**
   * The protocol of that name, or of a file whose name ends in {@code .yaml}.
   *
   * @throws InvalidInputException if there is none, or it is wrong
   */
  public static Protocol read(String text) {
    Path file = text.endsWith(ENDING) ? Path.of(text) : FOLDER.resolve(text + ENDING);
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException(
          "no protocol '%s': expected one of %s, or a file FILE.yaml"
              .formatted(text, String.join(", ", names())));
    }
    return Protocol.read(file);
  }

  /** The names that there are, in order. */
  public static List<String> names() {
    try (var files = Files.list(FOLDER)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(ENDING))
          .map(Protocols::name)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new InvalidInputException(FOLDER + " cannot be read: " + e.getMessage(), e);
    }
  }
}
