package croze.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The documents that people read: README and all of {@code docs/}. */
final class Documents {
  private Documents() {}

  static List<Path> all() throws IOException {
    try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
      return Stream.concat(
              Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md"), Path.of("CHANGELOG.md")),
              docs.filter(file -> file.toString().endsWith(".md")))
          .sorted()
          .toList();
    }
  }

  /**
   * Holds what stands behind a heading to the end of a document against what the program says, or
   * writes it, if {@code make docs} asks for it.
   */
  static void holdTail(Path document, String heading, String tail) throws IOException {
    String text = Files.readString(document);
    int start = text.indexOf(heading);
    String expected = (start < 0 ? text : text.substring(0, start)) + heading + tail;
    if (Boolean.getBoolean("croze.docs.write")) {
      Files.writeString(document, expected);
    } else {
      assertEquals(expected, text, "make docs writes it");
    }
  }

  /** Text in a cell of a table. */
  static String cell(String text) {
    return text.replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;");
  }
}
