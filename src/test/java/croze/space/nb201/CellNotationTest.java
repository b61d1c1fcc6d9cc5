package croze.space.nb201;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.random.KeyedStream;
import croze.space.Architecture;
import croze.space.ArchitectureReader;
import croze.space.Notation;
import croze.space.SearchSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellNotationTest {
  private static final SearchSpace SPACE = new NasBench201();
  private static final ArchitectureReader READER = ArchitectureReader.of(SPACE);
  private static final String STRING =
      "|avg_pool_3x3~0|+|skip_connect~0|none~1|+|nor_conv_1x1~0|avg_pool_3x3~1|nor_conv_1x1~2|";

  /** Each read by its looks and by its name, for all 15,625 cells. */
  @Test
  void everyNotationOfEveryCellIsReadBack() {
    for (Notation notation : READER.notations()) {
      ArchitectureReader named = READER.in(notation.id());
      for (Cell cell : CellSpace.cells()) {
        String text = notation.write(cell);
        assertEquals(cell, SPACE.parse(text), text);
        assertEquals(cell, named.one(text), text);
        assertEquals(List.of(cell), READER.list(text), text);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        STRING,
        " " + STRING + "\r\n",
        "|avg_pool_3x3~0|+|none~1|skip_connect~0|+|nor_conv_1x1~2|nor_conv_1x1~0|avg_pool_3x3~1|",
        "2631",
        "2631,",
        "(4, 0, 3, 1, 4, 3)",
        "(4,0,3,1,4,3)",
        "[4, 0, 3, 1, 4, 3]",
        "( 4, 0, 3, 1, 4, 3, )",
        "naslib:4,0,3,1,4,3",
        "naslib: (4, 0, 3, 1, 4, 3)",
        "code:410242",
        "410242",
        "Structure(4 nodes with " + STRING + ")",
        "Structure(4 nodes with [" + STRING + "])",
        "[(('avg_pool_3x3', 0),), (('skip_connect', 0), ('none', 1)), (('nor_conv_1x1', 0), ('avg_pool_3x3', 1), ('nor_conv_1x1', 2))]",
        "[[[\"avg_pool_3x3\",0]],[[\"none\",1],[\"skip_connect\",0]],[[\"nor_conv_1x1\",0],[\"avg_pool_3x3\",1],[\"nor_conv_1x1\",2]]]",
      })
  void oneCellAsPeopleWriteIt(String text) {
    assertEquals(List.of(Cell.parse(STRING)), READER.list(text));
  }

  /** The six-digit code of NAS-RobBench-201: none, skip, avg, skip, 3×3, 3×3. */
  @Test
  void aCodeIsNoIndex() {
    Cell cell =
        Cell.parse(
            "|none~0|+|skip_connect~0|avg_pool_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|");
    assertEquals(cell, SPACE.parse("014133"));
    assertEquals(SPACE.at(14133), SPACE.parse("14133"));
    assertEquals(cell, SPACE.parse("code:14133"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "007; without leading zeros",
        "000007; from 0 to 4, found \"7\"",
        "15625; 0 to 15624",
        "123456; from 0 to 4, found \"5\"",
        "99999999999999999999; 0 to 15624",
        "(4, 0, 3, 1, 4); expected 6 operations, found 5",
        "(4, 0, 3, 1, 4, 5); from 0 to 4, found \"5\"",
        "(4, 0, 3, 1, 4, -1); found \"-1\"",
        "Structure(5 nodes with |none~0|); Structure(4 nodes",
        "[(('none', 0),), (('none', 0), ('none', 0)), (('none', 0), ('none', 1), ('none', 2))]; source '~1'",
        "[(('none', 0),), (('none', 0),)]; brackets",
        "[(('pool', 0),), (('none', 0), ('none', 1)), (('none', 0), ('none', 1), ('none', 2))]; one of the operations",
        "naslib:2631; found 1",
        "index:(4, 0, 3, 1, 4, 3); 0 to 15624",
        "4,0,3,1,4,3; naslib of |avg_pool_3x3~0|",
        "4, 0, 3, 1, 4, 3; or 6; put naslib: or index:",
        "7 014133; leading zeros",
        "9-3; backwards",
        "9-15625; 0 to 15624",
        "07-9; without leading zeros",
        "','; no architectures",
        "''; no architectures",
        "'|none~0|,7'; character 8",
        "some; expected index such as 15624",
      })
  void wrongOrAmbiguousIsRefusedInOneLine(String text, String expected) {
    String message =
        assertThrows(InvalidInputException.class, () -> READER.list(text)).getMessage();
    assertTrue(message.contains(expected), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void aListMixesNotationsThatAreNoNumbers() {
    assertEquals(
        List.of(SPACE.at(7), SPACE.at(100), SPACE.at(101), Cell.parse(STRING)),
        READER.list("7, 100-101;" + STRING + " (4, 0, 3, 1, 4, 3) 100"));
    assertEquals(List.of(Cell.parse(STRING), SPACE.at(7)), READER.list(STRING + ", 7, " + STRING));
    assertEquals(2, READER.list("naslib:(4, 0, 3, 1, 4, 3), (0, 0, 0, 0, 0, 0)").size());
    assertEquals(
        List.of(SPACE.at(4), SPACE.at(0), SPACE.at(3), SPACE.at(1)),
        READER.list("index:4,0,3,1,4,3"));
  }

  /** Never another failure than a refusal, whatever the text. */
  @Property(tries = 3000)
  void anyTextIsReadOrRefused(@ForAll("texts") String text) {
    try {
      READER.list(text).forEach(a -> assertEquals(a, SPACE.parse(a.id())));
    } catch (InvalidInputException e) {
      assertEquals(1, e.getMessage().lines().count());
      assertTrue(e.getMessage().length() < 2000, e.getMessage());
    }
  }

  /** The benchmark's reader takes the terms of a node in any order. */
  @Property(tries = 500)
  void termsOfANodeInAnyOrder(@ForAll @IntRange(max = 15_624) int index, @ForAll long seed) {
    Matcher nodes = Pattern.compile("\\|([^+]+)\\|").matcher(SPACE.at(index).id());
    String shuffled =
        nodes.replaceAll(
            node -> {
              List<String> terms = new ArrayList<>(List.of(node.group(1).split("\\|")));
              Collections.shuffle(terms, new Random(seed));
              return "|" + String.join("|", terms) + "|";
            });
    assertEquals(SPACE.at(index), SPACE.parse(shuffled));
  }

  @Property(tries = 200)
  void neighboursDifferOnOneEdge(@ForAll @IntRange(max = 15_624) int index, @ForAll long seed) {
    Architecture cell = SPACE.at(index);
    List<Architecture> neighbours = SPACE.neighbours(cell);
    assertEquals(24, new HashSet<>(neighbours).size());
    for (Architecture neighbour : neighbours) {
      assertTrue(SPACE.neighbours(neighbour).contains(cell));
      assertTrue(!neighbour.equals(cell));
    }
    assertTrue(neighbours.contains(SPACE.mutate(cell, KeyedStream.of(seed, "mutate"))));
  }

  @Property(tries = 200)
  void oneStandsForItsClass(@ForAll @IntRange(max = 15_624) int index) {
    Architecture isomorph = SPACE.isomorph(SPACE.at(index));
    Architecture representative = SPACE.representative(SPACE.at(index));
    assertEquals(isomorph, SPACE.isomorph(isomorph));
    assertEquals(representative, SPACE.representative(representative));
    assertEquals(SPACE.at(index).liveConvWeights(), representative.liveConvWeights());
  }

  @Provide
  static Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "7",
            "014133",
            "-",
            ",",
            " ",
            "(",
            ")",
            "[",
            "]",
            "'",
            "4, 0, 3, 1, 4, 3",
            STRING,
            "|",
            "Structure(4 nodes with ",
            "('none', 0)",
            "naslib:",
            "code:",
            "#",
            "\u0000",
            "+",
            "\n");
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(40),
        pieces.list().ofMaxSize(12).map(p -> String.join("", p)));
  }
}
