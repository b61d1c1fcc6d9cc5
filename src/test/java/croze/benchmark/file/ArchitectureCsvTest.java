package croze.benchmark.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.csv.CsvFile;
import croze.space.nb201.Cell;
import croze.space.nb201.CellSpace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureCsvTest {
  private static final String STRING =
      "|avg_pool_3x3~0|+|skip_connect~0|none~1|+|nor_conv_1x1~0|avg_pool_3x3~1|nor_conv_1x1~2|";
  private static final int INDEX = CellSpace.indexOf(Cell.parse(STRING));

  private static ArchitectureCsv read(String text) {
    return ArchitectureCsv.of(CsvFile.parse("mine.csv", text));
  }

  private static String refusal(String text) {
    String message = assertThrows(InvalidInputException.class, () -> read(text)).getMessage();
    assertEquals(1, message.lines().count());
    return message;
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+p", "-p", "@p"})
  void noNameIsAFormula(String column) {
    String message = refusal("arch," + column + "\n5,1\n");
    assertTrue(message.contains("column '" + column + "' begins like a formula"), message);
    assertEquals(1, read("arch,p" + column + "\n5,1\n").columns().size());
  }

  /** As pandas writes a shuffled frame: row numbers, quoted tuples, NaN as nothing. */
  @Test
  void aFrameOfPandas() {
    ArchitectureCsv csv =
        read(
            ",arch,p,q,device\n7,\"(4, 0, 3, 1, 4, 3)\",1.5,,cuda\n2,5,-inf,nan,cuda\n0,"
                + CellSpace.cell(0)
                + ",2,3,cuda\n");
    ArchitectureCsv.Values p = csv.columns().get("p").first();
    assertEquals(1.5, p.byIndex()[INDEX]);
    assertEquals(Double.NEGATIVE_INFINITY, p.byIndex()[5]);
    assertEquals(3, p.present().cardinality());
    ArchitectureCsv.Values q = csv.columns().get("q").first();
    assertFalse(q.present().get(INDEX), "an empty field is no value");
    assertTrue(q.present().get(5), "NaN is one");
    assertEquals(
        List.of("mine.csv: the column 'device' has no numbers and is left out"), csv.remarks());
  }

  @ParameterizedTest
  @CsvSource({"arch", "architecture", "index", "net", "net_str", "id"})
  void theColumnOfArchitecturesHasManyNames(String name) {
    assertEquals(
        2,
        read("score," + name + "\n2,\"" + STRING + "\"\n")
            .columns()
            .get("score")
            .first()
            .byIndex()[INDEX]);
  }

  @Test
  void seedsAreKeptApart() {
    ArchitectureCsv.Column p = read("seed,index,p\n0,7,1\n1,7,2\n1,8,3\n").columns().get("p");
    assertEquals(List.of("0", "1"), List.copyOf(p.bySeed().keySet()));
    assertEquals(2, p.bySeed().get("1").byIndex()[7]);
  }

  @Test
  void anArchitectureTwice() {
    assertEquals(1, read("index,p\n7,1\n7,1.0\n").columns().get("p").first().byIndex()[7]);
    assertEquals(
        "mine.csv, row 3, column p: found '2', expected 1.0 as in row 2 of the same architecture; keep one, or add a column seed",
        refusal("index,p\n7,1\n7,2\n"));
  }

  @Test
  void unknownArchitecturesAreCountedAndThreeAreShown() {
    String message = refusal("arch,p\nx,1\n7,1\n15625,1\n007,1\n\"(4, 0)\",1\n");
    assertTrue(
        message.startsWith(
            "mine.csv, column arch: 4 of 5 rows name no architecture of NAS-Bench-201: row 2 'x', row 4 '15625', row 5 '007', ...; architecture"),
        message);
  }

  /** What pandas leaves of six-digit codes: those that began with 0 are numbers like an index. */
  @Test
  void codesThatLostTheirZerosAreRefused() {
    assertTrue(
        refusal("arch,p\n14133,1\n414133,2\n").contains("a code that lost its leading zeros"));
    assertEquals(
        2, read("Arch,p\n014133,1\n414133,2\n").columns().get("p").first().present().cardinality());
  }

  @Test
  void whatIsNoFileOfValuesIsRefused() {
    assertTrue(refusal("a,b\n1,2\n").startsWith("mine.csv has no column of architectures"));
    assertTrue(refusal("index,seed\n1,2\n").startsWith("mine.csv has no column of numbers"));
    assertTrue(refusal("index,p\n1,2\n2,x\n").startsWith("mine.csv, row 3, column p: found 'x'"));
  }
}
