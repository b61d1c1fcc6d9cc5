package croze.sweep.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.score.Setting;
import croze.space.SearchSpace;
import croze.space.nb201.CellSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
  @TempDir Path folder;

  @Test
  void aNumberIsAPrefixOfAll() {
    List<Integer> all = Selection.parse(Setting.PUBLISHED.space(), "all").indices();
    assertEquals(15_625, new HashSet<>(all).size());
    for (int n : new int[] {1, 200, 500, 15_625}) {
      assertEquals(
          all.subList(0, n),
          Selection.parse(Setting.PUBLISHED.space(), Integer.toString(n)).indices());
    }
  }

  /** 200+ is 200, and what follows in the order while it is scored: never with a gap. */
  @Test
  void goesOnAsLongAsThereAreScores() {
    List<Integer> all = Selection.parse(Setting.PUBLISHED.space(), "all").indices();
    Selection least = Selection.parse(Setting.PUBLISHED.space(), "3+");
    assertEquals(all.subList(0, 3), least.indices());
    assertEquals(Selection.parse(Setting.PUBLISHED.space(), "3"), least.upTo(i -> false));
    assertEquals(
        Selection.parse(Setting.PUBLISHED.space(), "7"),
        least.upTo(a -> all.indexOf(Setting.PUBLISHED.space().index(a).orElseThrow()) != 7));
    assertEquals(Selection.parse(Setting.PUBLISHED.space(), "all"), least.upTo(i -> true));
    assertEquals(
        Selection.parse(Setting.PUBLISHED.space(), "3"),
        Selection.parse(Setting.PUBLISHED.space(), "3").upTo(i -> true));
  }

  @Test
  void uniqueCellsGoOnLikewise() {
    List<Integer> unique = Selection.parse(Setting.PUBLISHED.space(), "unique").indices();
    Selection least = Selection.parse(Setting.PUBLISHED.space(), "unique:3+");
    assertEquals(unique.subList(0, 3), least.indices());
    assertEquals(
        Selection.parse(Setting.PUBLISHED.space(), "unique:7"),
        least.upTo(a -> unique.indexOf(Setting.PUBLISHED.space().index(a).orElseThrow()) != 7));
    assertEquals(Selection.parse(Setting.PUBLISHED.space(), "unique"), least.upTo(i -> true));
  }

  @Test
  void indicesAndRanges() {
    assertEquals(
        List.of(7, 100, 101, 102, 3),
        Selection.parse(Setting.PUBLISHED.space(), "7,100-102,101,3").indices());
    assertEquals(List.of(7), Selection.parse(Setting.PUBLISHED.space(), "7,").indices());
  }

  @Test
  void aCodeIsNoNumberOfArchitectures() {
    List<Integer> one =
        List.of(Selection.parse(Setting.PUBLISHED.space(), "code:14133").indices().get(0));
    assertEquals(one, Selection.parse(Setting.PUBLISHED.space(), "014133").indices());
    assertEquals(List.of(200), Selection.parse(Setting.PUBLISHED.space(), "index:200").indices());
    assertEquals(List.of(7, 8), Selection.parse(Setting.PUBLISHED.space(), "7, 8").indices());
  }

  @Test
  void aListOfAllIndices() {
    String text =
        IntStream.range(0, 15_625).mapToObj(Integer::toString).collect(Collectors.joining(","));
    assertEquals(15_625, Selection.parse(Setting.PUBLISHED.space(), text).indices().size());
  }

  @Test
  void uniqueCellsFollowTheKeyedOrder() {
    SearchSpace space = Setting.PUBLISHED.space();
    List<Integer> unique = Selection.parse(space, "unique").indices();
    assertEquals(6_466, unique.size());
    assertEquals(unique.subList(0, 30), Selection.parse(space, "unique:30").indices());
    List<Integer> all = Selection.parse(space, "all").indices();
    assertEquals(all.stream().filter(Set.copyOf(unique)::contains).toList(), unique);
  }

  @Test
  void stringsAndFiles() throws IOException {
    String string = CellSpace.cell(42).toString();
    assertEquals(List.of(42), Selection.parse(Setting.PUBLISHED.space(), string).indices());
    Path file = folder.resolve("some.txt");
    Files.writeString(file, "# mine\n" + string + "  # the answer\n\n17\n42\n");
    assertEquals(
        List.of(42, 17), Selection.parse(Setting.PUBLISHED.space(), file.toString()).indices());
    Files.writeString(file, string + "\n|nor_conv_3x3~1|\n");
    String message =
        assertThrows(
                InvalidInputException.class,
                () -> Selection.parse(Setting.PUBLISHED.space(), file.toString()))
            .getMessage();
    assertTrue(message.startsWith(file + ", line 2: architecture"), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0; cannot draw 0 architectures",
        "0+; cannot draw 0 architectures",
        "15626; cannot draw 15626 architectures",
        "99999999999; too large",
        "007; without leading zeros",
        "','; no architectures",
        "4,0,3,1,4,3; could be one architecture",
        "15625,; index 15625",
        "9-3; backwards",
        "some; expected all, a number",
        "-3; expected all, a number",
        "|none~0|; character 8"
      })
  void brokenSelections(String text, String expected) {
    String message =
        assertThrows(
                InvalidInputException.class, () -> Selection.parse(Setting.PUBLISHED.space(), text))
            .getMessage();
    assertTrue(message.contains(expected), message);
    assertTrue(message.lines().count() == 1, message);
  }
}
