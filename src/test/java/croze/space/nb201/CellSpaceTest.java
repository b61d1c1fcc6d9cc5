package croze.space.nb201;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import croze.InvalidInputException;
import croze.RealTables;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellSpaceTest {

  @Test
  void holdsEveryCellOnceAtItsIndex() {
    assertEquals(15_625, CellSpace.cells().size());
    assertEquals(15_625, new HashSet<>(CellSpace.cells()).size());
    for (int i = 0; i < 15_625; i++) {
      assertEquals(i, CellSpace.indexOf(CellSpace.cell(i)));
    }
  }

  @Test
  void knowsThePublishedSizes() {
    assertEquals(6_466, CellSpace.representatives().size());
    assertEquals(341, CellSpace.cells().stream().filter(c -> !c.isConnected()).count());
  }

  /** Two anchors, so that the order is checked without the tables too. */
  @Test
  void orderIsTheBenchmarks() {
    assertEquals(
        "|avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+|nor_conv_1x1~0|skip_connect~1|skip_connect~2|",
        CellSpace.cell(0).toString());
    assertEquals(
        "|avg_pool_3x3~0|+|none~0|none~1|+|skip_connect~0|none~1|nor_conv_3x3~2|",
        CellSpace.cell(9).toString());
  }

  /** The proof: same strings, and isomorphic here exactly if isomorphic there. */
  @Test
  void indicesAndClassesAreThoseOfRobustNasBench201() {
    JsonNode ids = RealTables.json("robust-nas-bench-201/meta.json").get("ids");
    int[] isomorphs = RealTables.isomorphs();
    assertEquals(15_625, ids.size());
    for (int i = 0; i < 15_625; i++) {
      Cell cell = CellSpace.cell(i);
      assertEquals(ids.get(Integer.toString(i)).get("nb201-string").asText(), cell.toString());
      assertEquals(isomorphs[i], CellSpace.representative(cell), cell::toString);
    }
  }

  @Test
  void canonicalFormsAreThePublishedUniqueStrings() throws IOException {
    List<String> rows = Files.readAllLines(RealTables.file("nas-bench-201/nats_bench.csv"));
    for (int i = 0; i < 15_625; i++) {
      String[] row = rows.get(i + 1).split(",");
      assertEquals(row[3], CellSpace.cell(i).toString());
      assertEquals(row[4], CellSpace.cell(i).canonicalForm());
    }
  }

  @Test
  void representativeStandsForItself() {
    for (Cell cell : CellSpace.cells()) {
      Cell representative = CellSpace.cell(CellSpace.representative(cell));
      assertEquals(cell.canonicalForm(), representative.canonicalForm());
      assertEquals(CellSpace.indexOf(representative), CellSpace.representative(representative));
    }
  }

  @Property(tries = 50)
  void smallerSampleIsPrefixOfLarger(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 15_625) int n) {
    List<Integer> sample = sample(n, seed);
    assertEquals(n, new HashSet<>(sample).size());
    assertTrue(sample.stream().allMatch(i -> i >= 0 && i < 15_625));
    assertEquals(sample, sample(15_625, seed).subList(0, n));
  }

  /** Selections, and with them committed scores and file names, stand on these draws. */
  @Test
  void theSampleIsTheSameForEver() {
    assertEquals(List.of(7466, 12356, 4312, 5037, 2250, 8002, 4383, 12039), sample(8, 0));
  }

  /** The mean index of 2,000 draws without replacement has the standard error 94: 4 σ is 377. */
  @Test
  void sampleIsUniformAndDependsOnTheSeed() {
    List<Integer> sample = sample(2_000, 0);
    double mean = sample.stream().mapToInt(Integer::intValue).average().orElseThrow();
    assertEquals(7_812, mean, 377);
    assertNotEquals(sample, sample(2_000, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 15_625, Integer.MAX_VALUE})
  void indexOutsideIsRefused(int index) {
    String message =
        assertThrows(InvalidInputException.class, () -> CellSpace.cell(index)).getMessage();
    assertTrue(message.contains(index + "") && message.contains("0 to 15624"), message);
  }

  @ParameterizedTest
  @ValueSource(ints = {-3, 0, 15_626})
  void sampleOfImpossibleSizeIsRefused(int n) {
    String message = assertThrows(InvalidInputException.class, () -> sample(n, 0)).getMessage();
    assertTrue(message.contains(n + "") && message.contains("1 to 15625"), message);
  }

  private static List<Integer> sample(int n, long seed) {
    NasBench201 space = new NasBench201();
    return space.sample(n, seed).stream().map(a -> space.index(a).orElseThrow()).toList();
  }
}
