package croze.run.study;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No published table makes room for one that covers less. */
class PublishedCoverageTest {
  @TempDir Path results;

  private PublishedCoverage published(String manifest) throws IOException {
    Path study = Files.createDirectories(results.resolve("table2"));
    Files.writeString(study.resolve("manifest.json"), manifest);
    return PublishedCoverage.read(results, "table2");
  }

  @Test
  void whereNothingIsPublishedAnythingMayBe() {
    PublishedCoverage.read(results, "table2").requireNoLess(Map.of());
  }

  @Test
  void lessIsRefusedWithTheRowThatItIsLessIn() throws IOException {
    PublishedCoverage published =
        published(
            "{\"coverage\": {\"cifar10\": {\"snip\": 500, \"croze\": 15625}, \"cifar100\":"
                + " {\"snip\": 200}}}");
    Map<String, Integer> all = Map.of("snip", 500, "croze", 15_625, "mine", 1);
    published.requireNoLess(Map.of("cifar10", all, "cifar100", Map.of("snip", 200)));
    refused(published, "0 of cifar100", Map.of("cifar10", all));
    refused(
        published,
        "15624 of cifar10",
        Map.of("cifar10", Map.of("snip", 500, "croze", 15_624), "cifar100", Map.of("snip", 200)));
    refused(
        published,
        "0 of cifar10",
        Map.of("cifar10", Map.of("croze", 15_625), "cifar100", Map.of("snip", 200)));
  }

  private static void refused(
      PublishedCoverage published, String found, Map<String, Map<String, Integer>> now) {
    String message =
        assertThrows(InvalidInputException.class, () -> published.requireNoLess(now)).getMessage();
    String[] parts = found.split(" of ");
    assertTrue(message.contains("architectures of " + parts[1] + ", row "), message);
    assertTrue(message.contains("the new table " + parts[0] + ";"), message);
  }

  @Test
  void aManifestThatDoesNotReadIsNotReplaced() {
    assertThrows(InvalidInputException.class, () -> published("{}"));
    assertThrows(InvalidInputException.class, () -> published("{"));
  }
}
