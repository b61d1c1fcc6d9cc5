package croze.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The command line is options and one call of the application each, so it stays short. */
class ThinTest {
  private static final int MOST_LINES = 1200;

  @Test
  void theCommandLineIsShort() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/java/croze/cli"))) {
      int lines = files.mapToInt(ThinTest::lines).sum();
      assertTrue(lines < MOST_LINES, lines + " lines");
    }
  }

  private static int lines(Path file) {
    try {
      return Files.readAllLines(file).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
