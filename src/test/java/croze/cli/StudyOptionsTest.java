package croze.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.data.DataFolder;
import croze.data.Manifest;
import croze.image.Dataset;
import croze.image.ImageSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Data sets that nobody asked for are left out, aloud, where their images are missing. */
class StudyOptionsTest {
  @TempDir Path folder;

  private final List<String> said = new ArrayList<>();

  private List<Dataset> datasets(String... arguments) {
    StudyOptions options = new StudyOptions();
    new CommandLine(options).parseArgs(arguments);
    DataFolder data = new DataFolder(folder, Optional.empty(), Manifest.bundled());
    return options
        .request("table1")
        .datasets(
            d ->
                data.has(ImageSet.file(d))
                    ? Optional.empty()
                    : Optional.of(ImageSet.file(d) + " is missing"),
            said::add);
  }

  private void put(Dataset dataset) throws IOException {
    Path file = folder.resolve(ImageSet.file(dataset));
    Files.createDirectories(file.getParent());
    Files.createFile(file);
  }

  @Test
  void leftOutWithAWord() throws IOException {
    put(Dataset.CIFAR10);
    put(Dataset.CIFAR100);
    assertEquals(List.of(Dataset.CIFAR10, Dataset.CIFAR100), datasets());
    assertTrue(said.toString().contains("imagenet16-120 is left out"), said.toString());
    assertTrue(said.toString().contains("train_data_batch_1 is missing"), said.toString());
  }

  @Test
  void askedForOrAllMissingTheyStayAndTheErrorSaysWhatIsMissing() throws IOException {
    assertEquals(List.of(Dataset.values()), datasets());
    put(Dataset.CIFAR10);
    assertEquals(List.of(Dataset.values()), datasets("--datasets", "all"));
    assertEquals(List.of(Dataset.CIFAR100), datasets("--datasets", "cifar100"));
    assertEquals(List.of(), said);
  }
}
