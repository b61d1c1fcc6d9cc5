package croze.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import croze.Golden;
import croze.image.Dataset;
import croze.image.ImageSet;
import croze.image.SyntheticImages;
import croze.tensor.Tensor;
import croze.train.file.NumpyArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportModelCommandTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/golden/tensors/attacks_resnet_like.json");
  private static final String PYTHON = "/usr/bin/python3";

  @TempDir Path folder;

  private Path export(String name) {
    Path out = folder.resolve(name);
    assertEquals(
        0, Main.execute("export-model", "--network", GOLDEN.toString(), "--out", out.toString()));
    return out;
  }

  private String run(String... command) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertTrue(process.waitFor(110, TimeUnit.SECONDS));
    return process.exitValue() + "\n" + Files.readString(output);
  }

  /** The logits are the goldens', computed by PyTorch from what is exported here. */
  @Test
  void pytorchGetsTheSameLogits() throws Exception {
    assumeTrue(Files.isExecutable(Path.of(PYTHON)), "no PyTorch");
    assumeTrue(run(PYTHON, "-c", "import torch").startsWith("0"), "no PyTorch");
    ImageSet images = SyntheticImages.draw(Dataset.CIFAR10, 7, 16);
    double[] pixels = Arrays.stream(images.unitPixels()).flatMapToDouble(Arrays::stream).toArray();
    Path input = folder.resolve("images.npz");
    NumpyArchive.write("", Map.of("pixels", Tensor.of(pixels, 16, 3, 32, 32)), input);
    Path script = Path.of("examples", "network.py");
    String output = run(PYTHON, script.toString(), export("n.npz").toString(), input.toString());
    List<String> rows = output.lines().skip(1).toList();
    assertEquals(16, rows.size(), output);
    JsonNode golden = Golden.json("attacks_resnet_like.json").get("clean_logits");
    for (int i = 0; i < 16; i++) {
      String[] logits = rows.get(i).split(" ");
      for (int c = 0; c < 10; c++) {
        assertEquals(
            golden.at("/%d/%d".formatted(i, c)).asDouble(), Double.parseDouble(logits[c]), 1e-9);
      }
    }
  }

  /** Each kind is written once and never over another file. */
  @ParameterizedTest
  @ValueSource(strings = {"n.json", "n.npz", "n.zip"})
  void whatIsThereIsRefused(String name) throws IOException {
    Path out = export(name);
    byte[] before = Files.readAllBytes(out);
    assertTrue(before.length > 0);
    assertEquals(
        2, Main.execute("export-model", "--network", GOLDEN.toString(), "--out", out.toString()));
    assertEquals(before.length, Files.size(out));
    assertEquals(
        2, Main.execute("export-model", "--network", GOLDEN.toString(), "--out", name + ".pt"));
  }
}
