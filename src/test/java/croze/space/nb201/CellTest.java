package croze.space.nb201;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTest {
  private static final String GOOD =
      "|nor_conv_3x3~0|+|none~0|skip_connect~1|+|avg_pool_3x3~0|none~1|nor_conv_1x1~2|";

  @Property
  void parseUndoesToString(@ForAll("cells") Cell cell) {
    assertEquals(cell, Cell.parse(cell.toString()));
  }

  /** Arbitrary text, and good text with a piece cut out, doubled or replaced. */
  @Property(tries = 5000)
  void parserAcceptsOrNamesThePosition(@ForAll("texts") String text) {
    try {
      assertEquals(text, Cell.parse(text).toString());
    } catch (InvalidInputException e) {
      assertTrue(e.getMessage().matches("architecture \".*\", character \\d+: expected .*"), text);
    }
  }

  @Property
  void liveEdgesAreUnionOfOpenPaths(@ForAll("cells") Cell cell) {
    List<Set<Integer>> paths = List.of(Set.of(3), Set.of(0, 4), Set.of(1, 5), Set.of(0, 2, 5));
    List<Integer> expected =
        paths.stream()
            .filter(p -> p.stream().noneMatch(e -> cell.edges().get(e) == Operation.NONE))
            .flatMap(Set::stream)
            .distinct()
            .sorted()
            .toList();
    assertEquals(expected, List.copyOf(cell.liveEdges()));
    assertEquals(!expected.isEmpty(), cell.isConnected());
  }

  @ParameterizedTest
  @CsvSource({
    // No pool, no convolution off a path.
    "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_1x1~1|+|skip_connect~0|none~1|nor_conv_1x1~2|, 20, 1.6666666666666667",
    // The convolution behind the pool has a ninth, two behind one another a share of 1/81.
    "|avg_pool_3x3~0|+|none~0|nor_conv_3x3~1|+|none~0|none~1|skip_connect~2|, 1, 1",
    "|avg_pool_3x3~0|+|none~0|avg_pool_3x3~1|+|none~0|none~1|nor_conv_3x3~2|, 0.1111111111111111, 1",
    // The path without a pool counts.
    "|avg_pool_3x3~0|+|skip_connect~0|skip_connect~1|+|none~0|none~1|nor_conv_3x3~2|, 9, 1",
    "|none~0|+|none~0|none~1|+|none~0|none~1|nor_conv_3x3~2|, 0, 0"
  })
  void countsOverPaths(String text, double unpooled, double convs) {
    assertEquals(unpooled, Cell.parse(text).unpooledConvWeights(), 1e-15);
    assertEquals(convs, Cell.parse(text).meanPathConvs(), 1e-15);
  }

  /** Without pools the count is that of all live convolutions. */
  @Property
  void withoutPoolsNothingIsLost(@ForAll("cells") Cell cell) {
    Cell bare = cell;
    for (int e = 0; e < 6; e++) {
      if (bare.edges().get(e) == Operation.AVG_POOL_3X3) {
        bare = with(bare, e, Operation.SKIP_CONNECT);
      }
    }
    assertEquals(bare.liveConvWeights(), bare.unpooledConvWeights());
    assertTrue(cell.unpooledConvWeights() <= cell.liveConvWeights());
  }

  /** Node 1 without input: whatever leaves it is cut. */
  @Property
  void canonicalFormIgnoresWhatFollowsACutNode(
      @ForAll("cells") Cell cell, @ForAll Operation toNode2, @ForAll Operation toOutput) {
    Cell cut = with(cell, 0, Operation.NONE);
    Cell changed = with(with(cut, 2, toNode2), 4, toOutput);
    assertEquals(cut.canonicalForm(), changed.canonicalForm());
  }

  /** Node 1 a copy of the input: edges from either to one node may change places. */
  @Property
  void canonicalFormTakesACopiedNodeForItsSource(@ForAll("cells") Cell cell) {
    Cell copy = with(cell, 0, Operation.SKIP_CONNECT);
    List<Operation> e = copy.edges();
    Cell exchanged = new Cell(List.of(e.get(0), e.get(2), e.get(1), e.get(4), e.get(3), e.get(5)));
    assertEquals(copy.canonicalForm(), exchanged.canonicalForm());
  }

  @Test
  void canonicalFormResolvesSkipAndNone() {
    assertEquals(
        "#+(#+(0)@nor_conv_3x3)@nor_conv_1x1+(0)@avg_pool_3x3", Cell.parse(GOOD).canonicalForm());
    Cell throughNode1 =
        Cell.parse("|skip_connect~0|+|none~0|none~1|+|none~0|nor_conv_3x3~1|none~2|");
    Cell direct = Cell.parse("|none~0|+|none~0|none~1|+|nor_conv_3x3~0|none~1|none~2|");
    assertEquals(direct.canonicalForm(), throughNode1.canonicalForm());
    assertFalse(direct.equals(throughNode1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "'' ; 0 ; expected '|', found the end of the string",
        "nor_conv_3x3~0| ; 0 ; expected '|', found \"nor_conv_3x3~0\"",
        "|conv_3x3~0| ; 1 ; expected one of the operations none, skip_connect, nor_conv_1x1,",
        "|None~0|+|none~0|none~1|+|none~0|none~1|none~2| ; 1 ; found \"None~0\"",
        "|none~0|+|none~0|none~0|+|none~0|none~1|none~2| ; 21 ; source '~1' of edge 2, found \"~0\"",
        "|none~0|none~0|none~1|+|none~0|none~1|none~2| ; 8 ; '+|' before node 2, found \"none~0\"",
        "|none~0|+|none~0|none~1|+|none~0|none~1|none~2 ; 46 ; '|', found the end of the string",
        "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|+ ; 47 ; the end of the string, found \"+\"",
        "|none~0|+|none~0|none~1|+|none~0|none~1| ; 40 ; one of the operations none, skip_connect",
        "|none~00|+|none~0|none~1|+|none~0|none~1|none~2| ; 7 ; expected '|', found \"0\"",
        "|none ~0|+|none~0|none~1|+|none~0|none~1|none~2| ; 1 ; found \"none ~0\"",
      })
  void badStringIsRefusedAtItsFirstWrongCharacter(String text, int position, String expected) {
    String message = assertThrows(InvalidInputException.class, () -> Cell.parse(text)).getMessage();
    assertTrue(
        message.startsWith("architecture \"" + text + "\", character " + position + ": "), message);
    assertTrue(message.contains(expected), message);
  }

  @Test
  void aLongOrBrokenStringStillGivesOneShortLine() {
    String message =
        assertThrows(
                InvalidInputException.class,
                () -> Cell.parse("|a\nb\r\u2028\u0085" + "x".repeat(9999)))
            .getMessage();
    assertEquals(1, message.lines().count());
    assertTrue(message.length() < 800, message);
  }

  private static Cell with(Cell cell, int edge, Operation operation) {
    List<Operation> edges = new ArrayList<>(cell.edges());
    edges.set(edge, operation);
    return new Cell(edges);
  }

  @Provide
  static Arbitrary<Cell> cells() {
    return Arbitraries.of(Operation.class).list().ofSize(6).map(Cell::new);
  }

  @Provide
  static Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of("", "|", "+", "~", "0", "1", "2", "none", "nor_conv_3x3", "+|", " ", "\n");
    Arbitrary<String> edited =
        cells()
            .flatMap(
                cell -> {
                  String s = cell.toString();
                  return Arbitraries.integers()
                      .between(0, s.length())
                      .tuple2()
                      .flatMap(
                          at ->
                              pieces.map(
                                  p -> s.substring(0, at.get1()) + p + s.substring(at.get2())));
                });
    return Arbitraries.oneOf(
        Arbitraries.strings(), edited, pieces.list().ofMaxSize(20).map(p -> String.join("", p)));
  }
}
