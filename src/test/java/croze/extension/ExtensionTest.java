package croze.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import croze.data.DataFolder;
import croze.image.ImageSelection;
import croze.image.ImageSet;
import croze.perturb.corruption.RgbImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a stranger adds is one file and one line of {@code src/test/extension/META-INF/services}: a
 * corruption, an attack, a benchmark, a proxy and an output format, each met through a command.
 */
class ExtensionTest {
  private static final Path SERVICES = Path.of("src", "test", "extension");

  @TempDir Path folder;

  @Test
  void aCorruption() throws Exception {
    String images = "synthetic:7:2";
    JsonNode found =
        json("corrupt", "--images", images, "--kind", "negative", "--severity", "3", "--json");
    assertEquals("negative", found.get("kind").asText());
    ImageSet clean = ImageSelection.parse(images).load(DataFolder.standard());
    for (int i = 0; i < 2; i++) {
      int[] bytes = RgbImage.of(clean, i).bytes();
      assertEquals(
          255 * bytes.length - Arrays.stream(bytes).sum(), found.get("sum").get(i).asInt());
    }
  }

  @Test
  void anAttack() throws Exception {
    JsonNode found =
        json(
            "attack",
            "--network",
            "src/test/resources/golden/tensors/attacks_resnet_like.json",
            "--images",
            "synthetic:7:2",
            "--attack",
            "lighter:eps=2/255",
            "--json");
    assertEquals("lighter:eps=2/255", found.get("attack").asText());
    for (int i = 0; i < 2; i++) {
      assertEquals(2 / 255., found.get("linf").get(i).asDouble(), 1e-12);
    }
  }

  @Test
  void aBenchmarkAProxyAndAnOutputFormat() throws Exception {
    Path study = folder.resolve("strange.yaml");
    Files.writeString(
        study,
        """
        name: strange
        kind: correlation
        title: What strangers add
        accuracies: weights
        defaults: {archs: "30", datasets: [cifar10]}
        metrics: {clean: {label: Clean, of: [clean]}}
        datasets: {cifar10: [clean]}
        heading: proxy
        rows:
          - {name: fewer_weights, label: Fewer weights, scores: [fewer_weights]}
          - {name: effective_params, label: Effective params, scores: [effective_params]}
        """);
    croze("study", study.toString(), "--resamples", "20", "--results", folder.toString());
    Path own = folder.resolve("strange");
    assertEquals(
        "fewer_weights\t-1.000\neffective_params\t1.000\n",
        Files.readString(own.resolve("strange.tsv")));
    JsonNode table = new ObjectMapper().readTree(own.resolve("strange.json").toFile());
    assertEquals("Weights", table.get("benchmark").asText());
  }

  private static JsonNode json(String... arguments) throws Exception {
    return new ObjectMapper().readTree(croze(arguments));
  }

  /** The program in a Java of its own, whose class path has the services as well. */
  private static String croze(String... arguments) throws IOException, InterruptedException {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Two images or none: compiling the vector kernels takes longer.
                "-XX:TieredStopAtLevel=1",
                "-Xmx1g",
                "-cp",
                classes + File.pathSeparator + SERVICES,
                "croze.cli.Main"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), String.join(" ", command) + "\n" + out);
    return out;
  }
}
