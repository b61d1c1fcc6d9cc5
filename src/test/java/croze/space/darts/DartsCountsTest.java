package croze.space.darts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import croze.csv.CsvFile;
import croze.csv.CsvRow;
import croze.net.Counts;
import croze.net.Form;
import croze.random.KeyedStream;
import croze.space.Macro;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Parameters and live parameters of named and random architectures, at several sizes. */
class DartsCountsTest {
  private static final String COUNTS = "/golden/darts/counts.csv";

  @TestFactory
  Stream<DynamicTest> parametersAreExactlyThePublished() {
    return CsvFile.read(COUNTS, DartsCountsTest.class.getResourceAsStream(COUNTS)).rows().stream()
        .map(row -> DynamicTest.dynamicTest(name(row), () -> check(row)));
  }

  private static String name(CsvRow row) {
    return "%s at C = %s, L = %s, %s classes"
        .formatted(row.text("name"), row.text("channels"), row.text("layers"), row.text("classes"));
  }

  private static void check(CsvRow row) {
    Macro macro =
        new Macro(
            Integer.parseInt(row.text("layers")),
            Integer.parseInt(row.text("channels")),
            Integer.parseInt(row.text("classes")),
            32);
    String name = row.text("name");
    DartsArchitecture architecture =
        name.startsWith("cell")
            ? new Darts().sample(KeyedStream.golden(name, 0))
            : NamedGenotypes.named(name).orElseThrow().architecture();
    Counts counts = Counts.of(architecture.program(Form.PAPER, macro));
    assertEquals(Long.parseLong(row.text("params")), counts.params());
    if (!row.text("live").isEmpty()) {
      assertEquals(Long.parseLong(row.text("live")), counts.liveParams());
    }
  }
}
