package croze.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import croze.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostTableTest {
  @TempDir private Path folder;

  private static CostRow row(String proxy, String architecture, double seconds, double load) {
    return new CostRow(
        proxy, architecture, "cpu", "double", 8, 2, seconds, "AMD 2 cores", load, "2026-01-02");
  }

  @Test
  void aProxyThatIsNotMeasuredForAllArchitecturesHasNoCost() throws IOException {
    Path file = folder.resolve("proxies.csv");
    List<CostRow> rows =
        List.of(
            row("croze", "|a~0|", .25, 1),
            row("croze", "|b~0|", .75, 3.2),
            row("zico", "|a~0|", .125, Double.NaN));
    Files.writeString(file, CostRow.csv(rows));
    assertEquals(rows, CostRow.read(file));
    CostTable costs = ProxyCosts.read(file);
    assertEquals(Map.of("croze", .5), costs.seconds());
  }

  @Test
  void theSentenceSaysMachineDatePrecisionAndWhatRanBeside() {
    String alone = CostTable.of(List.of(row("croze", "|a~0|", .25, 1))).made();
    assertEquals(
        "Processor seconds of one thread, each proxy alone, mean of 1 random architectures of"
            + " NAS-Bench-201, engine cpu, double precision, 8 images; AMD 2 cores, 2026-01-02.",
        alone);
    String beside = CostTable.of(List.of(row("croze", "|a~0|", .25, 6.4))).made();
    assertEquals(alone.replaceAll("\\.$", ", other work beside (load up to 6)."), beside);
  }

  @Test
  void aFileOfOtherColumnsIsNoCosts() throws IOException {
    Path file = Files.writeString(folder.resolve("proxies.csv"), "proxy,seconds\ncroze,1\n");
    assertThrows(InvalidInputException.class, () -> ProxyCosts.read(file));
  }
}
