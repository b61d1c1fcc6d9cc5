package croze.benchmark;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.benchmark.metric.Metric;
import croze.benchmark.robust.RobustAccuracies;
import croze.benchmark.table.ArchitectureTable;
import croze.image.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that are sound JSON or CSV, but without measure. */
class BoundedTablesTest {
  private static final String CLEAN = PublishedLayout.accuracyName("cifar10", "clean");

  @TempDir Path root;

  private String refusal(String content) throws IOException {
    PublishedLayout layout = new PublishedLayout(root).meta().write(CLEAN, content);
    ArchitectureTable architectures = ArchitectureTable.load(layout.folder());
    String message =
        assertThrows(
                InvalidInputException.class,
                () ->
                    new RobustAccuracies(layout.folder(), architectures, Dataset.CIFAR10)
                        .accuracy(Metric.clean()))
            .getMessage();
    assertTrue(message.startsWith(root.resolve(CLEAN).toString()), message);
    assertTrue(message.length() < 600 && message.lines().count() == 1, message);
    return message;
  }

  @ParameterizedTest
  @ValueSource(strings = {"number", "key", "text", "list", "object"})
  void anEntryWithoutMeasureIsRefusedInALine(String what) throws IOException {
    String start = "{\"cifar10\":{\"clean\":{\"accuracy\":{\"0\":";
    refusal(
        switch (what) {
          case "number" -> start + "1".repeat(2000) + "}}}}";
          case "key" -> "{\"" + "k".repeat(1 << 20) + "\":{}}";
          case "text" -> start + "\"" + "t".repeat(1 << 20) + "\"}}}}";
          case "list" -> start + "[".repeat(5000) + "]".repeat(5000) + "}}}}";
          default -> start + "{\"a\":".repeat(5000) + "1" + "}".repeat(5000) + "}}}}";
        });
  }

  @Test
  void aFileThatIsLongerThanAnyTableIsNotReadToItsEnd() throws IOException {
    PublishedLayout layout = new PublishedLayout(root).meta().write(CLEAN, "");
    Files.write(root.resolve(CLEAN), new byte[] {' '});
    try (var file = new java.io.RandomAccessFile(root.resolve(CLEAN).toFile(), "rw")) {
      file.setLength(100L << 20);
    }
    ArchitectureTable architectures = ArchitectureTable.load(layout.folder());
    String message =
        assertThrows(
                InvalidInputException.class,
                () ->
                    new RobustAccuracies(layout.folder(), architectures, Dataset.CIFAR10)
                        .accuracy(Metric.clean()))
            .getMessage();
    assertTrue(message.contains(CLEAN), message);
  }
}
