package croze.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  @Test
  void replacesWhatIsThereAndLeavesNoPart() throws IOException {
    Path file = folder.resolve("deeper/ρ.csv");
    assertEquals(file, WholeFile.write(file, "a longer text of old"));
    WholeFile.write(file, "ρ");
    assertEquals("ρ", Files.readString(file));
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertEquals(List.of(file), files.toList());
    }
  }

  /** A name that is as long as a name may be leaves no room for that of the part. */
  @Test
  void whatCannotBeWrittenLeavesWhatWasThere() throws IOException {
    Path file = Files.writeString(folder.resolve("a".repeat(250)), "old");
    String message =
        assertThrows(UncheckedIOException.class, () -> WholeFile.write(file, "new")).getMessage();
    assertTrue(message.startsWith("cannot write " + file + ": "), message);
    assertEquals("old", Files.readString(file));
  }
}
