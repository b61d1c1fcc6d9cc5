package croze.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import croze.InvalidInputException;
import croze.space.nb201.NasBench201;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureFileTest {
  private static final SearchSpace SPACE = new NasBench201();
  private static final String STRING = SPACE.at(42).id();

  @TempDir private Path folder;

  @Test
  void aListALine() throws IOException {
    String text =
        "\uFEFF# mine\r\n%s  # the answer\r\n\r\n7, 8,100-102 7\r\n(4, 0, 3, 1, 4, 3)\r\n"
            .formatted(STRING);
    assertEquals(List.of(42, 7, 8, 100, 101, 102, 2631), read("list.txt", text, ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "index,architecture,croze; ''; architecture",
        "rank,Arch,x; ''; architecture",
        "rank,arch_str,index; ''; architecture",
        "rank,index,arch_id; ''; index",
        "rank,mine,index; #mine; architecture",
        "a,my column,index; #my column; architecture",
      })
  void aColumnOfACsv(String header, String suffix, String kind) throws IOException {
    String cells = kind.equals("index") ? "1,42,2\n3,43,4\n" : "1,%s,2\n3,%s,4\n";
    String text = header + "\n" + cells.formatted(STRING, SPACE.at(43).id());
    assertEquals(List.of(42, 43), read("scores.csv", text, suffix));
  }

  /** Commas inside quotes: a NASLib tuple as pandas writes it. */
  @Test
  void quotedTuples() throws IOException {
    assertEquals(List.of(2631), read("naslib.csv", "arch,score\n\"(4, 0, 3, 1, 4, 3)\",.5\n", ""));
  }

  /** A spreadsheet has made 14133 of 014133. */
  @Test
  void codesThatLostTheirZerosAreNotTakenForIndices() throws IOException {
    String text = "arch,pgd\n143210,.1\n14133,.2\n";
    assertTrue(refusal("codes.csv", text, "").contains("code that lost its leading zeros"));
    Path file = folder.resolve("codes.csv");
    assertEquals(
        List.of(SPACE.parse("143210"), SPACE.parse("014133")),
        ArchitectureReader.of(SPACE).file("code:" + file).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'7\n|nor_conv_3x3~1|\n'; line 2: architecture",
        "'# only this\n'; no architectures",
        "'4,0,3,1,4,3\n'; line 1: \"4,0,3,1,4,3\" could be",
        "'x,arch\n1,99999\n'; row 2, column arch: architecture index 99999",
        "'x,arch\n1,\n'; row 2, column arch",
      })
  void whatIsWrongIsNamedByItsPlace(String text, String expected) throws IOException {
    String message = refusal("some.txt", text, "");
    assertTrue(message.contains("some.txt"), message);
    assertTrue(message.contains(expected), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void aMissingColumnIsRefusedByName() throws IOException {
    assertTrue(refusal("s.csv", "a,b\n1,2\n", "#c").contains("no column 'c'"));
  }

  @Test
  void noFile() {
    assertEquals(Optional.empty(), ArchitectureReader.of(SPACE).file(folder + "/none#x"));
  }

  @Test
  void foldersAndDevicesWithoutEndAreRefused() {
    for (String name :
        Stream.of(folder.toString(), "/dev/zero").filter(f -> Files.exists(Path.of(f))).toList()) {
      assertThrows(
          InvalidInputException.class, () -> ArchitectureReader.of(SPACE).file(name), name);
    }
  }

  @Test
  void otherEncodingsAreRefused() throws IOException {
    Path file = folder.resolve("latin");
    Files.write(file, "7 # für\n".getBytes(StandardCharsets.ISO_8859_1));
    String message =
        assertThrows(
                InvalidInputException.class,
                () -> ArchitectureReader.of(SPACE).file(file.toString()))
            .getMessage();
    assertTrue(message.contains("not UTF-8 at byte 5"), message);
  }

  private String refusal(String name, String text, String suffix) {
    return assertThrows(InvalidInputException.class, () -> read(name, text, suffix)).getMessage();
  }

  private List<Integer> read(String name, String text, String suffix) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return ArchitectureReader.of(SPACE).file(file + suffix).orElseThrow().stream()
        .map(a -> SPACE.index(a).orElseThrow())
        .toList();
  }
}
