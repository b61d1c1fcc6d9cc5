package croze.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.RealTables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study of fewer data sets, proxies and architectures than are published, in a clone. */
class NarrowedStudyIT {
  @TempDir Path root;

  private static String git(String... arguments) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("git").redirectErrorStream(true);
    builder.command().addAll(List.of(arguments));
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), text);
    return text;
  }

  private Path cloned() throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of(".git")), "a source archive without git");
    Path clone = root.resolve("clone");
    git("clone", "-q", ".", clone.toString());
    return clone;
  }

  private static void assertResultsStay(Path clone, String proxies) throws Exception {
    String command = "study table2 --datasets cifar10 --archs 25 --workers 1 --proxies " + proxies;
    BuiltJar.Result result = new BuiltJar(clone).run(command.split(" "));
    assertEquals(0, result.exitCode(), result.err());
    assertEquals("", git("-C", clone.toString(), "status", "--porcelain", "--", "results"));
  }

  /** What is computed then is counts, which take no network. */
  @Test
  void withoutTablesTheClonesResultsStay() throws Exception {
    assertResultsStay(cloned(), "params,effective_params");
  }

  @Test
  void withTablesTheClonesResultsStay() throws Exception {
    Path table = RealTables.folder().locate("robust-nas-bench-201/meta.json").path();
    Path clone = cloned();
    Path link = clone.resolve("nasbench-data/robust-nas-bench-201");
    Files.createSymbolicLink(link, table.getParent().toAbsolutePath());
    assertResultsStay(clone, "params,snip");
    // JUnit warns of a link that leads out of its folder.
    Files.delete(link);
    assertTrue(Files.exists(clone.resolve("results/local/table2/table2.csv")));
  }
}
