package croze.report;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table is not written over files that only have its name. */
class ReportFolderTest {
  @TempDir Path results;

  private String refusal() {
    return assertThrows(
            InvalidInputException.class, () -> ReportFolder.requirePermission(results, "table2"))
        .getMessage();
  }

  @Test
  void onlyWhatIsOursIsReplaced() throws IOException {
    ReportFolder.requirePermission(results, "table2");
    Path folder = Files.createDirectory(results.resolve("table2"));
    Files.writeString(folder.resolve("notes.txt"), "mine");
    ReportFolder.requirePermission(results, "table2");
    Path csv = Files.writeString(folder.resolve("table2.csv"), "mine");
    assertTrue(refusal().startsWith(csv + " is there and no manifest.json of ours"), refusal());
    Path manifest = folder.resolve("manifest.json");
    Files.writeString(manifest, "{\"name\": \"an app\"}");
    assertTrue(refusal().startsWith(manifest + " is there already and is not"), refusal());
    Files.writeString(manifest, "{\n  \"study\" : \"table2\"}");
    ReportFolder.requirePermission(results, "table2");
  }

  @Test
  void aFileInPlaceOfAFolderIsRefusedBeforeAnythingIsComputed() throws IOException {
    Files.writeString(results.resolve("table2"), "mine");
    assertTrue(refusal().contains("is no folder"), refusal());
  }
}
