package croze.benchmark.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.SmallImages;
import croze.benchmark.Accuracies;
import croze.benchmark.Agreement;
import croze.benchmark.metric.Metric;
import croze.data.DataFolder;
import croze.data.file.Digest;
import croze.data.file.Digest.Algorithm;
import croze.image.Dataset;
import croze.stats.correlation.Estimate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBenchmarkTest {
  private static final String CSV = "index,architecture,clean\n7,,.5\n9,,.25\n";

  @TempDir private Path folder;
  private DataFolder data;

  @BeforeEach
  void none() throws IOException {
    data = SmallImages.none(folder);
  }

  private void write(String csv, String sha256) throws IOException {
    write("mini", csv, sha256);
  }

  private void write(String name, String csv, String sha256) throws IOException {
    Path file = EmbeddedBenchmark.file(data, Dataset.CIFAR10, name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, csv.replace("architecture,", "note,"));
    Files.writeString(
        file.resolveSibling(name + ".manifest.json"),
        """
        {"sha256": "%s", "architectures": 2, "runs": [{"commit": "first"}, {"commit": "abc"}]}
        """
            .formatted(sha256));
  }

  private static String sha256(String text) {
    return Digest.of(
            text.replace("architecture,", "note,").getBytes(StandardCharsets.UTF_8),
            Algorithm.SHA256)
        .hex();
  }

  @Test
  void whatItsManifestSays() throws IOException {
    write(CSV, sha256(CSV));
    Map<String, Agreement> agreement = new LinkedHashMap<>();
    agreement.put("clean", new Agreement("robust-nas-bench-201:clean", .91, .85, .95, 2));
    agreement.put("pgd@4", new Agreement("robust-nas-bench-201:pgd@4", -.25, -.5, .125, 2));
    Files.writeString(
        EmbeddedBenchmark.agreementFile(data, Dataset.CIFAR10, "mini"), Agreement.text(agreement));
    EmbeddedBenchmark benchmark = EmbeddedBenchmark.load(data, Dataset.CIFAR10, "mini");
    assertEquals(2, benchmark.architectures());
    assertEquals("abc", benchmark.commit());
    assertEquals(.25, benchmark.accuracies().columns().get("clean").mean().byIndex()[9]);
    assertEquals(agreement, benchmark.agreement());
  }

  @Test
  void anotherFileIsRefused() throws IOException {
    write(CSV.replace(".25", ".26"), sha256(CSV));
    InvalidInputException e =
        assertThrows(
            InvalidInputException.class,
            () -> EmbeddedBenchmark.load(data, Dataset.CIFAR10, "mini"));
    assertTrue(e.getMessage().contains("expected SHA-256 " + sha256(CSV)), e.getMessage());
  }

  @Test
  void oneThatIsNotThereSaysHowToMakeIt() {
    InvalidInputException e =
        assertThrows(
            InvalidInputException.class,
            () -> EmbeddedBenchmark.load(data, Dataset.CIFAR100, "mini"));
    assertTrue(e.getMessage().contains("croze train --protocol mini"), e.getMessage());
  }

  /** The third network swaps places with the second: ρ = 1 − 6·2/(n(n² − 1)). */
  @Test
  void theSecondSeedIsAReliabilityOfItsOwn() throws IOException {
    StringBuilder first = new StringBuilder("index,architecture,clean\n");
    StringBuilder second = new StringBuilder("index,architecture,clean\n");
    for (int i = 0; i < Estimate.LEAST_JUDGED; i++) {
      first.append("%d,,%s\n".formatted(i, .1 + .01 * i));
      second.append("%d,,%s\n".formatted(i, .2 + .01 * (i == 1 ? 2 : i == 2 ? 1 : i)));
    }
    write("mini", first.toString(), sha256(first.toString()));
    write("mini-seed1", second.toString(), sha256(second.toString()));
    Accuracies networks = new EmbeddedNetworks().open("mini", data);
    double n = Estimate.LEAST_JUDGED;
    assertEquals(
        1 - 12 / (n * (n * n - 1)),
        networks.quality(Dataset.CIFAR10, Metric.parse("clean")).orElseThrow().seeds(),
        1e-12);
    assertTrue(networks.remarks(Dataset.CIFAR10).get(0).contains("a second seed too"));
  }
}
