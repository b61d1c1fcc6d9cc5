package croze.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.csv.CsvFile;
import croze.data.file.BoundedFile.Wanted;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundedFileTest {
  private static final Wanted LIST = new Wanted("a list", "make it again");

  @TempDir Path folder;

  private static void assertRefused(Path file, String why) {
    String message =
        assertThrows(InvalidInputException.class, () -> BoundedFile.json(file, LIST)).getMessage();
    assertTrue(message.startsWith(file + " is not a list ("), message);
    assertTrue(message.contains(why), message);
    assertTrue(message.endsWith("); make it again"), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "\"\"; No content",
        "\"{\"\"a\"\": 1\"; line 1: Unexpected end",
        "\"{\"\"a\"\": 1, \"\"a\"\": 2}\"; Duplicate field 'a'",
        "[1] [2]; Trailing token",
        "NaN; Non-standard token",
        "\"[\0]\"; line 1",
      })
  void whatIsNotJsonIsRefused(String text, String why) throws IOException {
    assertRefused(Files.writeString(folder.resolve("a.json"), text), why);
  }

  @Test
  void everythingHasABound() throws IOException {
    Path file = folder.resolve("a.json");
    String deepest = "[".repeat(100) + "]".repeat(100);
    assertEquals(1, BoundedFile.json(Files.writeString(file, deepest), LIST).size());
    assertRefused(Files.writeString(file, "[" + deepest + "]"), "nesting depth (101)");
    assertRefused(Files.writeString(file, "[" + "9".repeat(1001) + "]"), "Number value length");
    assertRefused(
        Files.writeString(file, "{\"" + "k".repeat(60_000) + "\": 1}"), "Name length (60000)");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength((64 << 20) + 1); // sparse
    }
    assertRefused(file, "more than 67,108,864 bytes");
  }

  @Test
  void whatIsNoFileIsRefused() {
    assertRefused(folder.resolve("none.json"), "there is no such file");
    assertRefused(folder, "it cannot be read");
    Path device = Path.of("/dev/zero");
    Assumptions.assumeTrue(Files.exists(device));
    assertRefused(device, "more than 67,108,864 bytes");
  }

  /** As {@code --archs <(command)} gives it. */
  @Test
  void aPipeIsRead() throws Exception {
    Path pipe = folder.resolve("pipe");
    Assumptions.assumeTrue(
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo here");
    for (int i = 0; i < 2; i++) {
      Process writer = new ProcessBuilder("sh", "-c", "echo '[7]' > '" + pipe + "'").start();
      int rows = i == 0 ? BoundedFile.json(pipe, LIST).size() : CsvFile.read(pipe).header().size();
      assertEquals(1, rows);
      assertEquals(0, writer.waitFor());
    }
  }
}
