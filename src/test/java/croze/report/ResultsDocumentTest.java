package croze.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

/** What docs/reference/files.md says of the columns, and that its lines load the files. */
class ResultsDocumentTest {
  private static final Path GOLDEN = Path.of("src/test/resources/tables");
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final String EXAMPLE = "results/table2/table2.csv";

  /** File, column, line and the number there, to 12 digits. */
  private static final List<String> EXAMPLES =
      List.of(
          "sample.csv | measured | 2 | 0.8196",
          "sample-statistics.csv | p | 0 | 0.00012",
          "spread-differences.csv | noise | 1 | 0.06",
          "audit.csv | printed | 1 | 53.86",
          "scores.csv | naswot | 1 | -inf",
          "scores.csv | jacob_cov | 0 | -9.60588907133",
          "scores.csv | jacob_cov | 1 | nan",
          "scores.csv | croze | 2 | 1.31721439462e+20");

  private static String document() {
    try {
      return Files.readString(Path.of("docs/reference/files.md"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The first line of code in that language. */
  private static String line(String language) {
    Matcher block = Pattern.compile("```" + language + "\n(.*)\n```").matcher(document());
    assertTrue(block.find(), language);
    return block.group(1);
  }

  static Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".csv"))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyColumnIsDocumented(String name) throws IOException {
    String header = Files.readAllLines(GOLDEN.resolve(name)).get(0);
    if (name.endsWith("-wide.csv")) {
      assertTrue(header.matches("proxy(,[a-z0-9-]+/[a-z0-9@-]+)+"), header);
    } else {
      String proxies = name.equals("scores.csv") ? "flops|naswot|croze|jacob_cov" : "";
      for (String column : header.split(",")) {
        assertTrue(
            column.matches(proxies) || document().contains("`" + column + "`"),
            name + " has an undocumented column " + column);
      }
    }
  }

  @Test
  void tablesawLoadsTables() {
    assertEquals("Table table = Table.read().csv(\"" + EXAMPLE + "\");", line("java"));
    Table table = Table.read().csv(GOLDEN.resolve("sample.csv").toString());
    assertEquals(12, table.rowCount());
    assertEquals(.8196, table.doubleColumn("measured").get(2));
    assertEquals(ColumnType.INTEGER, table.column("n").type());
    assertTrue(table.column("paper").isMissing(2));
    for (String name : new String[] {"sample-statistics", "spread-differences", "audit"}) {
      Table other = Table.read().csv(GOLDEN.resolve(name + ".csv").toString());
      assertEquals(ColumnType.DOUBLE, other.column("low").type(), name);
    }
  }

  @Test
  void tablesawLoadsScores() {
    Table scores = Table.read().csv(GOLDEN.resolve("scores.csv").toString());
    assertEquals(ColumnType.INTEGER, scores.column("index").type());
    assertEquals(77.01266257348678, scores.doubleColumn("naswot").get(0));
    assertEquals(Double.NEGATIVE_INFINITY, scores.doubleColumn("naswot").get(1));
    assertTrue(scores.column("jacob_cov").isMissing(1));
    assertTrue(scores.column("flops").isMissing(2));
  }

  @Test
  void pandasLoadsThem() throws Exception {
    Assumptions.assumeTrue(
        Files.isExecutable(PYTHON) && python("import pandas").isEmpty(),
        () -> "no pandas for " + PYTHON + ": install python3-pandas");
    StringBuilder program = new StringBuilder("import pandas\n");
    StringBuilder expected = new StringBuilder();
    for (String example : EXAMPLES) {
      String[] fields = example.split(" \\| ");
      program
          .append(line("python").replace(EXAMPLE, GOLDEN.resolve(fields[0]).toString()))
          .append("\nprint('%%.12g' %% table['%s'][%s])\n".formatted(fields[1], fields[2]));
      expected.append(fields[3]).append('\n');
    }
    assertEquals(expected.toString(), python(program.toString()));
  }

  private static String python(String program) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(PYTHON.toString(), "-c", program).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running: " + program);
    return out;
  }
}
