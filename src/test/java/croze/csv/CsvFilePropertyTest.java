package croze.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What RFC 4180 writes is read, whatever the fields, the separator and the line ends. */
class CsvFilePropertyTest {
  private static final int COLUMNS = 3;

  @Property(tries = 300)
  void writtenIsRead(
      @ForAll("rows") List<List<String>> rows,
      @ForAll("separators") char separator,
      @ForAll("lineEnds") String lineEnd,
      @ForAll boolean quotesAll,
      @ForAll boolean mark,
      @ForAll boolean lastLineEnds,
      @ForAll boolean packed)
      throws IOException {
    String text =
        (mark ? "\uFEFF" : "")
            + IntStream.range(0, COLUMNS)
                .mapToObj(c -> "c " + c)
                .collect(Collectors.joining(separator + ""))
            + lineEnd
            + rows.stream()
                .map(row -> written(row, separator, quotesAll))
                .collect(Collectors.joining(lineEnd))
            + (lastLineEnds ? lineEnd : "");
    CsvFile file = CsvFile.read("t", new ByteArrayInputStream(bytes(text, packed)));
    assertEquals(List.of("c 0", "c 1", "c 2"), file.header());
    assertEquals(rows, file.rows().stream().map(CsvRow::fields).toList());
  }

  /** Any double, in the shortest form that Java and Python print. */
  @Property
  void aDoubleReadsBack(@ForAll double value) {
    assertEquals(value, CsvNumber.parse(Double.toString(value)).getAsDouble());
  }

  /** A file that is cut anywhere is read, or refused in one line; nothing else is thrown. */
  @Property(tries = 300)
  void anythingIsReadOrRefusedInOneLine(
      @ForAll("rows") List<List<String>> rows, @ForAll @IntRange(max = 60) int cut) {
    String text =
        "a,b,c\n"
            + rows.stream().map(r -> written(r, ',', false)).collect(Collectors.joining("\n"));
    try {
      CsvFile.parse("t", text.substring(Math.min(cut, text.length())));
    } catch (croze.InvalidInputException e) {
      assertEquals(1, e.getMessage().lines().count(), e.getMessage());
    }
  }

  private static byte[] bytes(String text, boolean packed) throws IOException {
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    if (!packed) {
      return plain;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }

  private static String written(List<String> row, char separator, boolean quotesAll) {
    return row.stream()
        .map(
            field ->
                quotesAll || field.matches("(?s).*[\",;\t\r\n].*")
                    ? '"' + field.replace("\"", "\"\"") + '"'
                    : field)
        .collect(Collectors.joining(separator + ""));
  }

  @Provide
  Arbitrary<List<List<String>>> rows() {
    Arbitrary<String> field =
        Arbitraries.oneOf(
            Arbitraries.of("", " ", "NaN", "(4, 0, 3, 1, 4, 3)", "|none~0|", "\"", "a\r\nb", "ρ"),
            Arbitraries.strings().withChars("a1 \",;\t\r\n.é").ofMaxLength(6));
    return field.list().ofSize(COLUMNS).list().ofMaxSize(5);
  }

  @Provide
  Arbitrary<Character> separators() {
    return Arbitraries.of(',', ';', '\t');
  }

  @Provide
  Arbitrary<String> lineEnds() {
    return Arbitraries.of("\n", "\r\n", "\r");
  }
}
