package croze.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import croze.RealTables;
import croze.space.nb201.CellSpace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands for scores of one's own, as a user calls them. */
class EvaluateCommandTest {
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final ByteArrayOutputStream failed = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @BeforeEach
  void capture() {
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(failed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.setOut(out);
    System.setErr(err);
  }

  /** Live edges of the first 200 cells, last first, packed and with the mark of Excel. */
  private Path scores() throws IOException {
    String csv =
        IntStream.range(0, 200)
            .map(i -> 199 - i)
            .mapToObj(i -> CellSpace.cell(i) + ";" + CellSpace.cell(i).liveEdges().size() + "\r\n")
            .collect(Collectors.joining("", "\uFEFFarch;edges\r\n", ""));
    Path file = folder.resolve("mine.csv.gz");
    try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
      gzip.write(csv.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void accuraciesOfOnesOwnNeedNoPublishedTable() throws IOException {
    Path accuracies =
        Files.writeString(
            folder.resolve("acc.csv"),
            IntStream.range(0, 300)
                .mapToObj(i -> i + "," + CellSpace.cell(i).liveEdges().size() + "\n")
                .collect(Collectors.joining("", "index,mine\n", "")));
    int code =
        Main.execute(
            "evaluate",
            scores().toString(),
            "--accuracies",
            "file:" + accuracies,
            "--json",
            "--resamples",
            "20",
            "--views",
            "all");
    assertEquals(0, code, () -> failed.toString(StandardCharsets.UTF_8));
    JsonNode row = new ObjectMapper().readTree(said()).get("rows").get(0);
    assertEquals("edges", row.get("proxy").asText());
    assertEquals(1, row.get("rho").asDouble(), 1e-12);
    assertEquals(200, row.get("n").asInt());
    assertTrue(row.get("minus_croze").asDouble() > 0);
  }

  @Test
  void theCallOfTheDocumentation() throws IOException {
    RealTables.folder();
    if (System.getenv("CROZE_MIRROR") == null) {
      return;
    }
    int code =
        Main.execute(
            "evaluate",
            scores().toString(),
            "--datasets",
            "cifar10",
            "--metrics",
            "clean,fgsm@8,fgsm@4",
            "--json",
            "--resamples",
            "20");
    assertEquals(0, code, () -> failed.toString(StandardCharsets.UTF_8));
    JsonNode rows = new ObjectMapper().readTree(said()).get("rows");
    for (String metric : new String[] {"clean", "fgsm@8", "fgsm@4"}) {
      long found =
          rows.findParents("metric").stream()
              .filter(r -> r.get("metric").asText().equals(metric))
              .filter(r -> r.get("proxy").asText().equals("edges"))
              .filter(r -> r.get("view").asText().equals("all"))
              .count();
      assertEquals(1, found, metric);
    }
  }

  @Test
  void whatIsWrongIsOneLineAndExitCodeTwo() throws IOException {
    String file = scores().toString();
    for (String[] call :
        new String[][] {
          {"evaluate", "none.csv"},
          {"evaluate", file, "--accuracies", "acc.csv"},
          {"evaluate", file, "--views", "best"},
          {"evaluate", file, "--lower", "nodes"},
          {"evaluate", file, "--out", folder.toString()},
          {"show", "15625"},
          {"show", "7", "--metrics", "fgsm"},
          {"export", "--out", file},
          {"export", "--benchmark", "nasbench"}
        }) {
      failed.reset();
      assertEquals(2, Main.execute(call), String.join(" ", call));
      assertEquals(1, failed.toString(StandardCharsets.UTF_8).lines().count(), failed::toString);
    }
  }

  @Test
  void listsAreReadByProgramsToo() throws IOException {
    assertEquals(0, Main.execute("proxies", "--json"));
    JsonNode proxies = new ObjectMapper().readTree(said());
    assertEquals("flops", proxies.get("proxies").get(0).get("name").asText());
    said.reset();
    assertEquals(0, Main.execute("data", "list", "--json"));
    assertTrue(new ObjectMapper().readTree(said()).get("files").get(0).has("place"));
    said.reset();
    assertEquals(0, Main.execute("evaluate", "--help"));
    assertTrue(said().contains("Exit codes:"));
    said.reset();
    assertEquals(0, Main.execute("generate-completion"));
    assertTrue(said().contains("evaluate"));
  }
}
