package croze.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import croze.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
  private static final CsvBounds SMALL = new CsvBounds(1000, 3, 4, 40);

  private static OptionalDouble number(String field) {
    return CsvFile.parse("t.csv", "a,b\nx,\"" + field + "\"\n").rows().get(0).number("b");
  }

  private static String refusal(byte[] bytes) {
    return assertThrows(
            InvalidInputException.class,
            () -> CsvFile.read("t.csv", new ByteArrayInputStream(bytes), SMALL))
        .getMessage();
  }

  private static String refusal(String text) {
    return refusal(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "inf, Infinity",
    "-inf, -Infinity",
    "+inf, Infinity",
    "Inf, Infinity",
    "-Infinity, -Infinity",
    "INFINITY, Infinity",
    "nan, NaN",
    "NaN, NaN",
    "-nan, NaN",
    "1e-3, .001",
    "-.5, -.5",
    "+7., 7",
    "' 2 ', 2",
    "1E+2, 100"
  })
  void theSpellingsOfNumbers(String field, double value) {
    assertEquals(OptionalDouble.of(value), number(field));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "NA", "na"})
  void noValue(String field) {
    assertEquals(OptionalDouble.empty(), number(field));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999", "-1e999", "0x1p3", "0x1p3d", "1d", "1f", "0,5", "1_000", "x", "--1", ".", "e5"
      })
  void whatIsNoNumberIsRefusedByRowAndColumn(String field) {
    String message = assertThrows(InvalidInputException.class, () -> number(field)).getMessage();
    assertEquals(
        "t.csv, row 2, column b: found '%s', expected a number with a decimal point, inf, NaN, or nothing"
            .formatted(field),
        message);
  }

  @Test
  void theSeparatorIsTheHeaders() {
    for (String text : List.of("a,b\n1;2,3", "a;b\n1,2;3", "a\tb\n1,2;2\t3", "\"a,c\";b\n1;3")) {
      assertEquals("3", CsvFile.parse("t.csv", text).rows().get(0).text("b"), text);
    }
    assertEquals(
        "t.csv, row 1: found both ',' and ';' between columns, expected one of them; quote names that contain the other",
        refusal("a,b;c\n"));
  }

  /** A heading that was wrapped in a spreadsheet; messages stay one line. */
  @Test
  void aNameIsOnOneLine() {
    assertEquals(
        List.of("accuracy (%)", "b"), CsvFile.parse("t", "\"accuracy\r\n(%)\",b\n").header());
  }

  /** As R's write.csv and pandas' to_csv name their row numbers. */
  @Test
  void oneColumnMayHaveNoName() {
    CsvFile file = CsvFile.parse("t.csv", "\"\",\" my proxy \"\n\"1\",2\n\n\n");
    assertEquals(List.of("", "my proxy"), file.header());
    assertEquals(1, file.rows().size());
  }

  @Test
  void anOddTableIsRefusedByRow() {
    assertEquals(
        "t.csv, row 1: found the column 'a' twice, expected each name once", refusal("a,b, a\n"));
    assertEquals(
        "t.csv, row 3: found 1 fields, expected 2 as in the header", refusal("a,b\n1,2\n3\n"));
    assertEquals(
        "t.csv, row 2: found 3 fields, expected 2 as in the header", refusal("a,b\n1,2,\n"));
    assertEquals("t.csv is empty, expected the header of a CSV file", refusal(""));
    assertEquals(
        "t.csv has no column 'c', found [a, b]",
        assertThrows(
                InvalidInputException.class, () -> CsvFile.parse("t.csv", "a,b\n").with("a", "c"))
            .getMessage());
    String unclosed = refusal("a,b\n1,2\n3,\"4\n5,6\n");
    assertEquals("t.csv, row 3", unclosed.substring(0, 12), unclosed);
  }

  @Test
  void otherEncodingsAreNamedWithTheByte() {
    assertEquals(
        "t.csv is not UTF-8 at byte 5: it looks like Latin-1; save it as CSV in UTF-8",
        refusal("a,b\n1é,2\n".getBytes(StandardCharsets.ISO_8859_1)));
    for (Charset charset :
        List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      String message = refusal("a,b\n1,2\n".getBytes(charset));
      assertEquals("it looks like UTF-16", message.replaceAll(".*: (.*);.*", "$1"), message);
    }
    // Excel's "Unicode text" begins with its mark, low byte first.
    assertEquals(
        "t.csv is not UTF-8 at byte 3: it looks like UTF-16; save it as CSV in UTF-8",
        refusal("\uFEFFa,b\n".getBytes(StandardCharsets.UTF_16LE)));
  }

  @Test
  void everythingHasABound() throws IOException {
    assertEquals(
        "t.csv, row 5: found one more row, expected at most 3", refusal("a\n1\n2\n3\n4\n"));
    assertEquals(
        "t.csv, row 1: found more than 4 columns or 40 characters, expected a row of a table",
        refusal("a,b,c,d,e\n"));
    assertEquals("t.csv, row 2", refusal("a\n" + "x".repeat(50)).substring(0, 12));
    String large =
        "t.csv is larger than 1,000 bytes, the most that is read of a CSV file; split it";
    assertEquals(large, refusal("a\n".repeat(501)));
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      gzip.write("a\n".repeat(100_000).getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(large, refusal(bomb.toByteArray()));
    String cut = refusal(Arrays.copyOf(bomb.toByteArray(), 15));
    assertEquals("t.csv is a broken gzip file", cut.substring(0, 27), cut);
  }

  @Test
  void aDeviceWithoutEndIsRefusedAtOnce() {
    InputStream zero =
        new InputStream() {
          private int left = 1 << 20;

          @Override
          public int read() {
            if (left-- == 0) {
              throw new AssertionError("read a megabyte of it");
            }
            return 0;
          }
        };
    assertEquals(
        "zero is not UTF-8 at byte 0: it is zero: no text; save it as CSV in UTF-8",
        assertThrows(InvalidInputException.class, () -> CsvFile.read("zero", zero)).getMessage());
  }

  @Test
  void whatIsNoFileIsRefused(@TempDir Path folder) {
    Path none = folder.resolve("none.csv");
    assertEquals(
        none + " does not exist",
        assertThrows(InvalidInputException.class, () -> CsvFile.read(none)).getMessage());
    assertThrows(InvalidInputException.class, () -> CsvFile.read(folder));
  }

  @Test
  void aFileIsRead(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "arch,p\n\"(4, 0, 3, 1, 4, 3)\",1.5\n");
    CsvRow row = CsvFile.read(file).rows().get(0);
    assertEquals("(4, 0, 3, 1, 4, 3)", row.text("arch"));
    assertEquals(1.5, row.finite("p"));
    assertEquals(2, row.number());
  }
}
