package croze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import croze.evaluate.JoinedTable;
import croze.evaluate.Target;
import croze.image.Dataset;
import croze.report.ReportFolder;
import croze.space.nb201.CellSpace;
import croze.stats.rank.NanPolicy;
import croze.stats.rank.SpearmanTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** The programs of {@code examples/} on an export; skipped without their interpreters. */
class ExamplesTest {
  /** The first that has pandas; where none has, the first. */
  private static final String PYTHON =
      Stream.of(System.getenv().getOrDefault("PYTHON", "python3"), "/usr/bin/python3")
          .filter(python -> runs(python, "-c", "import pandas"))
          .findFirst()
          .orElse("python3");

  private static final double[] ACCURACY =
      CellSpace.cells().stream().mapToDouble(c -> c.liveEdges().size() / 6.).toArray();

  @TempDir private static Path folder;
  private static String expected;

  @BeforeAll
  static void export() throws IOException {
    Table table =
        JoinedTable.of(
            Path.of("results"),
            List.of(Dataset.CIFAR10),
            List.of("synflow"),
            List.of(new Target("Made up", "cifar10", "clean", ACCURACY, true)),
            false);
    Files.writeString(folder.resolve("table.csv"), ReportFolder.csv(table));
    double[] synflow =
        table.stringColumn("cifar10/score:synflow").asList().stream()
            .mapToDouble(Double::parseDouble)
            .toArray();
    double rho = SpearmanTest.of(synflow, ACCURACY, NanPolicy.DROP).rho();
    expected = String.format(Locale.ROOT, "%.3f", rho).replaceFirst("0$", "");
  }

  private String run(String... command) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    String text = Files.readString(output, StandardCharsets.UTF_8);
    assertEquals(0, process.exitValue(), text);
    return text;
  }

  private static boolean runs(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  @Test
  void python() throws Exception {
    assumeTrue(runs(PYTHON, "-c", "import pandas"), "no pandas");
    Path script = Path.of("examples", "correlations.py").toAbsolutePath();
    String output = run(PYTHON, script.toString(), "table.csv");
    assertTrue(output.contains("synflow  " + expected), output);
  }

  @Test
  void r() throws Exception {
    assumeTrue(runs("Rscript", "--version"), "no R");
    Path script = Path.of("examples", "correlations.R").toAbsolutePath();
    assertTrue(run("Rscript", script.toString(), "table.csv").contains(expected));
  }

  @Test
  void theNotebookHasNoOutputsAndRuns() throws Exception {
    JsonNode notebook =
        new ObjectMapper().readTree(Path.of("examples", "correlations.ipynb").toFile());
    StringBuilder code = new StringBuilder();
    for (JsonNode cell : notebook.get("cells")) {
      if (cell.get("cell_type").asText().equals("code")) {
        assertTrue(cell.get("outputs").isEmpty() && cell.get("execution_count").isNull());
        cell.get("source").forEach(line -> code.append(line.asText()));
        code.append('\n');
      }
    }
    assumeTrue(runs(PYTHON, "-c", "import pandas"), "no pandas");
    Path script = Files.writeString(folder.resolve("notebook.py"), code);
    String output = run(PYTHON, script.toString());
    assertTrue(output.lines().collect(Collectors.joining()).contains(expected), output);
  }
}
