package croze.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    assertTrue(Files.notExists(folder.resolve("deeper/ρ.csv.part")));
  }

  @Test
  void whatCannotBeWrittenLeavesWhatWasThere() throws IOException {
    Path file = WholeFile.write(folder.resolve("a.csv"), "old");
    Files.createDirectory(folder.resolve("a.csv.part"));
    String message =
        assertThrows(UncheckedIOException.class, () -> WholeFile.write(file, "new")).getMessage();
    assertTrue(message.startsWith("cannot write " + file), message);
    assertEquals("old", Files.readString(file));
  }
}
