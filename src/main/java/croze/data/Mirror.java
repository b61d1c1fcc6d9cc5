package croze.data;

import croze.InvalidInputException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the name of a mirror: a folder, or a {@code file:} URL of one. */
final class Mirror {
  private Mirror() {}

  /**
   * @param text null or blank for none
   * @throws InvalidInputException if it is not a folder
   */
  static Optional<Path> parse(String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    Path folder;
    try {
      folder = text.startsWith("file:") ? Path.of(URI.create(text)) : Path.of(text);
    } catch (IllegalArgumentException e) {
      throw notAFolder(text);
    }
    if (!Files.isDirectory(folder)) {
      throw notAFolder(text);
    }
    return Optional.of(folder);
  }

  private static InvalidInputException notAFolder(String text) {
    return new InvalidInputException(
        DataFolder.MIRROR_VARIABLE
            + "='"
            + text
            + "' is not a folder; set it to a folder or a file: URL, or unset it");
  }
}
